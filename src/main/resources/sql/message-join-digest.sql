-- Listed instead of being sent: nobody waits for it any more.
update message set digest = :digest, held_back = :heldBack, waiting = false where tenant = :tenant and id = :id and claim = :claim
