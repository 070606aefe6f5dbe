/** Durable runs, what outside services were told, the ledger of mails. */
export const primerVideos = `
create table runs (
  id text primary key,
  -- Idempotency: one run a key, for ever.
  key text not null unique,
  workflow text not null, version integer not null, input text not null,
  status text not null check (status in ('ready', 'running', 'needs_person', 'completed', 'failed', 'cancelled')),
  -- ready: when it is due. running: null.
  wake_at integer,
  owner text, lease_until integer, epoch integer not null default 0,
  cancel integer not null default 0, output text, error text,
  created_at integer not null, updated_at integer not null, finished_at integer
) strict;
create index runs_due on runs(wake_at) where status = 'ready';
create index runs_by_status on runs(status, created_at);
create index runs_by_workflow on runs(workflow, created_at);

create table run_steps (
  run_id text not null references runs(id) on delete cascade, name text not null,
  status text not null check (status in ('started', 'retrying', 'waiting', 'needs_person', 'done', 'failed')),
  attempts integer not null, wake_at integer, output text,
  -- What an attempt must not forget, for example a remote id.
  saved text,
  progress real, note text, cost_usd real, cost_known integer not null default 1, error text,
  started_at integer, finished_at integer,
  primary key (run_id, name)
) strict, without rowid;

create table run_events (
  id integer primary key, run_id text not null references runs(id) on delete cascade,
  at integer not null, step text, text text not null
) strict;
create index run_events_by_run on run_events(run_id, id);

-- What is known of an effect in an outside service before and after it: upload sessions, file ids, watermarks.
create table remote_states (key text primary key, state text not null, updated_at integer not null) strict;

create table mails (
  id text primary key, account text not null,
  -- Message-ID, or the hash of the content where there is none: one mail, however often it is delivered.
  identity text not null, content_hash text not null, message_id text,
  sender text not null, subject text not null, sent_at integer, seen_at integer not null,
  decision text not null check (decision in ('pending', 'trigger', 'ignore')),
  reason text, detail text not null default '', job_ref text, run_id text, authenticated integer not null default 0,
  -- A pending one is tried again then: the CRM could not be asked.
  retry_at integer, attempts integer not null default 0,
  unique (account, identity)
) strict;
create index mails_by_time on mails(seen_at);
create index mails_by_content on mails(account, content_hash);
create index mails_pending on mails(retry_at) where decision = 'pending';

-- Where a mail lies on the server, so that it can be flagged or moved after the decision.
create table mail_places (
  account text not null, mailbox text not null, uid_validity text not null, uid integer not null,
  mail_id text not null references mails(id) on delete cascade, marked integer not null default 0,
  primary key (account, mailbox, uid_validity, uid)
) strict, without rowid;
create index mail_places_by_mail on mail_places(mail_id);

create table mailboxes (
  account text not null, mailbox text not null, uid_validity text, last_uid integer not null default 0,
  highest_modseq text, last_check_at integer, last_idle_at integer, last_mail_at integer,
  trouble_since integer, trouble text, state text not null default 'off', updated_at integer not null default 0,
  primary key (account, mailbox)
) strict, without rowid;
`
