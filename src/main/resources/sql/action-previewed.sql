update action
set state = :state, reason = :reason, dry_run = :dryRun, target_version = :targetVersion,
    compensation = cast(:compensation as jsonb), approved_at = :approvedAt, start_by = :startBy,
    updated_at = :at, version = version + 1
where id = :actionId and tenant = :tenant and state = 'proposed'
