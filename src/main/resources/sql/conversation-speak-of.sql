update conversation_message set spoken_of = :incidentId where tenant = :tenant and id = :id
