-- said_at: when an answer was there to be read: nobody agrees to what came later. spoken_of: which incident a person's message is
-- about, whatever its conversation hangs on. suggested_by: the model that chose a suggested playbook; null where its condition did.
alter table conversation_message
  add column said_at timestamptz,
  add column spoken_of uuid references incident,
  add column suggested_by text;
