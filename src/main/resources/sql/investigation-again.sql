with calls as (
  delete from investigation_call where tenant = :#tenant and subject_id = cast(:#id as uuid))
delete from investigation where tenant = :#tenant and id = cast(:#id as uuid)
