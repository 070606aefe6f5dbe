export function scoreMultidogo(_file: string, _reader: unknown): void {}
