delete from sweep_finding where tenant = :#tenant and found_at < :#forgetBefore
