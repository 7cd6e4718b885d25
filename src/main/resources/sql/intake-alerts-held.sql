-- The free ones stay locked for this transaction; nobody is waited for.
with wanted as (
  select a.id, a.tenant, a.source, a.fingerprint
  from alert a
  join unnest(cast(:tenants as text[]), cast(:sources as text[]), cast(:fingerprints as text[]))
    as named (tenant, source, fingerprint)
    on a.tenant = named.tenant and a.source = named.source and a.fingerprint = named.fingerprint),
free as (
  select id from alert where id in (select id from wanted) order by id for no key update skip locked)
select tenant, source, fingerprint from wanted where id not in (select id from free)
