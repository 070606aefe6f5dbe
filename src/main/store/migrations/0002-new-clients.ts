/** New clients with their slots, recordings, and what the practice CRM keeps of a new customer. */
export const newClients = `
create table new_clients (
  id text primary key,
  conversation_id text references conversations(id) on delete set null,
  state text not null, slots text not null, candidates text not null,
  -- Hash of the values the CRM was last looked through for; null when never.
  checked_for text, decision text, action_id text, customer_id text, job_id text,
  version integer not null, created_at integer not null, updated_at integer not null
) strict;
create index new_clients_by_conversation on new_clients(conversation_id, created_at);
create index new_clients_by_action on new_clients(action_id);

-- Turns already applied, so that a turn that ran twice changes nothing twice.
create table new_client_readings (
  turn_id text primary key, client_id text not null references new_clients(id) on delete cascade,
  slots_before text not null, slots_after text not null, at integer not null
) strict;

create table recordings (
  id text primary key,
  conversation_id text references conversations(id) on delete set null,
  -- The user message it was sent with; null while its words were not sent.
  message_id text references messages(id) on delete set null,
  client_id text references new_clients(id) on delete set null,
  -- 1 while more may follow; one that its window left behind stays so.
  mime text not null, size integer not null, open integer not null,
  state text not null, text text, error text, created_at integer not null
) strict;
create index recordings_by_message on recordings(message_id);

-- The sound, as it came in; the pieces in their order are one file.
create table recording_pieces (
  recording_id text not null references recordings(id) on delete cascade,
  seq integer not null, content blob not null,
  primary key (recording_id, seq)
) strict;

alter table crm_customers add column co_name text not null default '';
alter table crm_customers add column lead_source text not null default '';
alter table crm_customers add column referred_by text not null default '';
`
