-- One code after another in each channel, so that the limits are exact.
select pg_advisory_xact_lock(hashtextextended('identity-attempt/' || :tenant || '/' || :channel, 0))
