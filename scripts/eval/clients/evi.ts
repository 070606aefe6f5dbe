export function scoreEvi(_file: string, _reader: unknown): void {}
