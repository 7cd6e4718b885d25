-- Often enough to be read alone from now on, and never often enough to be given up.
update inbox_pending set attempts = least(attempts, 2) where tenant = :tenant and id = cast(:portion as uuid)
