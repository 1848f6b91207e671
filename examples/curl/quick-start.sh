#!/bin/sh
# The quick start with curl.
set -eu

# region client
api="${ESPALIER_URL:-http://127.0.0.1:8080}/api"
call() { curl --silent --show-error --write-out '\n' --header "authorization: Bearer $ESPALIER_API_KEY" --header 'content-type: application/json' "$@"; }
# endregion

# region template
call --request PUT "$api/templates/tmpl_welcome" --data '{
  "name": "Welcome",
  "subject": "Welcome, {{ contact.properties.firstName | default: '\''there'\'' }}",
  "markdown": "Good to have you here."
}'
# endregion

# region create
call --request PUT "$api/sequences/seq_quick_start_curl" --data '{
  "name": "Quick start",
  "definition": "triggers: [{event: signed_up_curl}]\nsteps:\n  - {type: email, templateId: tmpl_welcome}\n  - {type: delay, duration: 2d}\n  - {type: email, subject: How is it going?, body: Reply to this email if you are stuck.}"
}'
# endregion

# region dry-run
call --request PUT "$api/contacts" --data '{"id": "con_alan", "email": "alan@example.com"}'
call --request POST "$api/sequences/seq_quick_start_curl/dry-run" --data '{"contactId": "con_alan"}'
# endregion

# region approve
call --request POST "$api/sequences/seq_quick_start_curl/approve"
# endregion

# region track
call --request POST "$api/events" --data '{"name": "signed_up_curl", "email": "alan@example.com"}'
# endregion

# region sends
call "$api/sequences/seq_quick_start_curl/sends?limit=100"
# endregion

# region errors
call "$api/sequences/seq_of_nobody" # {"error":{"code":"NOT_FOUND","message":"no sequence \"seq_of_nobody\""}}
# endregion
