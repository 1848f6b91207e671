#!/bin/sh
# From nothing to a running sequence with the command line. Needs ESPALIER_URL and ESPALIER_API_KEY.
set -e
espalier plan examples/sequences-as-code
espalier apply examples/sequences-as-code
espalier import examples/cli/people.csv
espalier dry-run seq_first_weeks ada.quick@example.com --assume "opened welcome"
espalier sequences approve seq_first_weeks
espalier events send account_opened --email ada.quick@example.com
espalier sends tail --sequence seq_first_weeks --no-follow
espalier sequences status seq_first_weeks
