select count(*) filter (where external_id = :externalId) as of_sender, count(*) as of_all
from identity_attempt where tenant = :tenant and channel = :channel and at > :since
