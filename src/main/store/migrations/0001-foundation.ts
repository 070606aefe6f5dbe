/** The first schema. A shipped migration is never edited: add the next number instead. */
export const foundation = `
create table conversations (
  id text primary key, title text not null, created_at integer not null, updated_at integer not null,
  head_message_id text, archived integer not null default 0, next_seq integer not null default 1,
  -- Sticky workflow: JSON {route, id, state: 'open' | 'parked'} or null.
  workflow text
) strict;

create table messages (
  rowid integer primary key, id text not null unique,
  conversation_id text not null references conversations(id) on delete cascade,
  parent_id text, turn_id text, role text not null check (role in ('user', 'assistant')),
  text text not null default '', created_at integer not null
) strict;
create index messages_by_conversation on messages(conversation_id, rowid);
create index messages_by_parent on messages(parent_id);

create virtual table messages_fts using fts5(text, content='messages', content_rowid='rowid', tokenize='porter unicode61');
create trigger messages_ai after insert on messages begin
  insert into messages_fts(rowid, text) values (new.rowid, new.text);
end;
create trigger messages_ad after delete on messages begin
  insert into messages_fts(messages_fts, rowid, text) values ('delete', old.rowid, old.text);
end;
create trigger messages_au after update of text on messages begin
  insert into messages_fts(messages_fts, rowid, text) values ('delete', old.rowid, old.text);
  insert into messages_fts(rowid, text) values (new.rowid, new.text);
end;

create table turns (
  id text primary key,
  conversation_id text not null references conversations(id) on delete cascade,
  user_message_id text not null, assistant_message_id text not null,
  status text not null, chosen_route text, decision text, agent text, brain text,
  usage text, failure text,
  -- The finished turn as the renderer shows it (JSON TurnView), so that a long history needs no replay.
  view text,
  tainted integer not null default 0,
  created_at integer not null, started_at integer, finished_at integer,
  -- Which process runs it; a turn whose owner's lease ended was interrupted.
  owner text
) strict;
create index turns_by_conversation on turns(conversation_id, created_at);
create index turns_by_status on turns(status);

create table turn_events (
  conversation_id text not null references conversations(id) on delete cascade,
  seq integer not null, turn_id text not null, at integer not null, event text not null,
  primary key (conversation_id, seq)
) strict, without rowid;
create index turn_events_by_turn on turn_events(turn_id, seq);

-- The model's own view of a turn (Agents SDK items), so that the next turn continues from it.
create table session_items (
  turn_id text not null, seq integer not null, item text not null,
  primary key (turn_id, seq)
) strict, without rowid;

create table attachments (
  id text primary key, message_id text, name text not null, mime text not null, size integer not null,
  kind text not null, sha256 text not null, content blob not null, created_at integer not null
) strict;
create index attachments_by_message on attachments(message_id);

create table outward_actions (
  id text primary key, idempotency_key text not null unique, kind text not null, state text not null,
  title text not null, destination text not null, recipient text not null,
  payload text not null, effects text not null, provenance text not null, tainted integer not null,
  conversation_id text, turn_id text, proposed_at integer not null, decided_at integer, decided_by text,
  reject_reason text, settled_at integer, result text, error text,
  owner text, lease_until integer
) strict;
create index outward_actions_by_state on outward_actions(state, proposed_at);
create index outward_actions_by_turn on outward_actions(turn_id);

create table audit (
  id integer primary key, action_id text not null, at integer not null,
  from_state text, to_state text not null, actor text not null, detail text not null
) strict;
create index audit_by_action on audit(action_id, id);

create table leases (
  name text primary key, owner text not null, epoch integer not null, expires_at integer not null
) strict;

create table settings (key text primary key, value text not null, updated_at integer not null) strict;
create table secrets (name text primary key, sealed blob not null, cipher text not null, updated_at integer not null) strict;

create table usage_ledger (
  id integer primary key, at integer not null, turn_id text, service text not null, model text not null,
  model_calls integer not null, input_tokens integer not null, output_tokens integer not null, cost_usd real
) strict;
create index usage_by_time on usage_ledger(at);
create index usage_by_turn on usage_ledger(turn_id);

create table knowledge_sources (
  id text primary key, kind text not null, label text not null, config text not null, enabled integer not null,
  state text not null default 'idle', last_sync_at integer, error text, progress text
) strict;

create table documents (
  id text primary key, source_id text not null references knowledge_sources(id) on delete cascade,
  path text not null, title text not null, collection text not null, format text not null, size integer not null,
  -- Opaque version mark of the source: an S3 ETag or size + mtime of a file.
  version text not null, sha256 text not null, modified_at integer, indexed_at integer not null, error text,
  unique (source_id, path)
) strict;

create table passages (
  rowid integer primary key, id text not null unique,
  document_id text not null references documents(id) on delete cascade,
  ordinal integer not null, heading text not null, title text not null, text text not null
) strict;
create index passages_by_document on passages(document_id, ordinal);
create virtual table passages_fts using fts5(title, body, content='', contentless_delete=1, tokenize='porter unicode61');

create table passage_embeddings (
  passage_rowid integer primary key, model text not null, dimensions integer not null, vector blob not null
) strict;

create table traces (
  id integer primary key, trace_id text not null, span_id text not null, parent_id text, conversation_id text,
  name text not null, started_at integer not null, ended_at integer, data text not null
) strict;
create index traces_by_trace on traces(trace_id, id);

create table crm_stages (code text primary key, name text not null, position integer not null) strict;
create table crm_users (
  id integer primary key, name text not null, email text not null, role text not null, active integer not null default 1
) strict;
create table crm_customers (
  id integer primary key, first_name text not null, last_name text not null, company_name text not null,
  email text not null, phones text not null, street text not null, unit text not null, city text not null,
  state text not null, zip text not null, rep_id integer, note text not null, marker text unique,
  created_at integer not null, updated_at integer not null
) strict;
create table crm_jobs (
  id integer primary key, customer_id integer not null references crm_customers(id), number text not null unique,
  name text not null, description text not null, trades text not null, stage text not null references crm_stages(code),
  stage_since integer not null, rep_ids text not null, contract_value real, marker text unique,
  created_at integer not null, updated_at integer not null
) strict;
create index crm_jobs_by_customer on crm_jobs(customer_id);
create table crm_notes (
  id integer primary key, job_id integer not null references crm_jobs(id), text text not null,
  author text not null, marker text unique, at integer not null
) strict;
create index crm_notes_by_job on crm_notes(job_id, at);
create table crm_stage_history (
  id integer primary key, job_id integer not null references crm_jobs(id), from_code text, to_code text not null,
  marker text unique, at integer not null
) strict;
create table crm_appointments (
  id integer primary key, job_id integer, customer_id integer, title text not null, description text not null,
  starts_at integer not null, ends_at integer not null, attendees text not null
) strict;
create table crm_tasks (
  id integer primary key, job_id integer, title text not null, notes text not null, due_on text,
  assignee_ids text not null, notify_ids text not null, done integer not null default 0, marker text unique,
  created_at integer not null
) strict;
`
