select tenant, approval_id, digest, verdict, chat_id, message_id
from approval_reference
where reference_hash = :hash and channel = :channel
