/** Transcripts with their turns, summaries and figures; script drafts with every state they went through. */
export const scriptsAndTranscripts = `
create table transcripts (
  id text primary key, title text not null,
  -- Hash of the words: the same conversation in another container has the same.
  fingerprint text not null unique,
  -- Where words differ a little (another recogniser): the sketch that likeness is judged by.
  sketch text not null,
  resembles text, turn_count integer not null, word_count integer not null, duration real,
  held_at integer, rep text, outcome text, project_types text not null, customer_name text, job_number text,
  practice integer not null, imported_at integer not null, updated_at integer not null
) strict;
create index transcripts_by_time on transcripts(held_at);

create table transcript_files (
  transcript_id text not null references transcripts(id) on delete cascade,
  sha256 text not null, name text not null, format text not null, size integer not null, imported_at integer not null,
  primary key (transcript_id, sha256)
) strict;
create index transcript_files_by_hash on transcript_files(sha256);

create table transcript_speakers (
  transcript_id text not null references transcripts(id) on delete cascade,
  -- As the turns name the speaker; name is what a person calls them.
  speaker text not null, name text not null, role text not null, role_by text not null,
  turns integer not null, words integer not null,
  primary key (transcript_id, speaker)
) strict, without rowid;

create table transcript_turns (
  rowid integer primary key,
  transcript_id text not null references transcripts(id) on delete cascade,
  ordinal integer not null, speaker text not null, start_at real, end_at real, text text not null,
  unique (transcript_id, ordinal)
) strict;
create virtual table transcript_turns_fts using fts5(body, content='', contentless_delete=1, tokenize='porter unicode61');

-- Who a name is, remembered from a person.
create table known_speakers (
  name_key text primary key, name text not null, role text not null, updated_at integer not null
) strict;

create table distillations (
  transcript_id text primary key references transcripts(id) on delete cascade,
  state text not null, content text, made_by text,
  -- Hash of prompt, brain and speakers' roles it was made with; another one now means it is stale.
  recipe text, error text, attempts integer not null default 0, queued_at integer, updated_at integer not null
) strict;
create index distillations_by_state on distillations(state, queued_at);

-- Figures of one transcript, counted by code; counted again when the version or the recipe is another.
create table transcript_figures (
  transcript_id text primary key references transcripts(id) on delete cascade,
  version text not null, figures text not null
) strict;

create table script_drafts (
  id text primary key,
  conversation_id text references conversations(id) on delete set null,
  state text not null, customer_id text, job_id text,
  -- The state it is in now; the states after it can be redone until something else is done.
  position integer not null, revision integer not null,
  for_video integer not null default 0, created_at integer not null, updated_at integer not null
) strict;
create index script_drafts_by_conversation on script_drafts(conversation_id, created_at);
create index script_drafts_by_job on script_drafts(job_id, for_video);

create table script_states (
  draft_id text not null references script_drafts(id) on delete cascade,
  position integer not null,
  -- Slots, outline, paragraphs, facts, inspirations as JSON.
  content text not null,
  -- Set where the text changed: the number of the version.
  version integer,
  made_by text not null, change text not null, turn_id text, at integer not null,
  primary key (draft_id, position)
) strict;

-- Turns already applied, so that a turn that ran twice changes nothing twice.
create table script_turns (
  turn_id text primary key, draft_id text not null references script_drafts(id) on delete cascade,
  position_before integer not null, position_after integer not null, at integer not null
) strict;
`
