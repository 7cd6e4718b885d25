-- The outside account that spoke, by its id in the channel; null for decisions over REST, and for those of before. It
-- counts once for an approval, whoever it is linked to.
alter table approval_decision add column account text;
create unique index approval_decision_one_per_account on approval_decision (tenant, approval_id, channel, account)
  where account is not null;
