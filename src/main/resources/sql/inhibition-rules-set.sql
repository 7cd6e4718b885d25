update inhibition_rules set sha256 = :sha256 where tenant = :tenant and sha256 <> :sha256
