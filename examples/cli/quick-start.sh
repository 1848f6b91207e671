#!/bin/sh
# The quick start with the command line. Needs ESPALIER_URL and ESPALIER_API_KEY.
set -eu

# region client
espalier sequences list
# endregion

# region apply
espalier plan examples/cli/quick-start
espalier apply examples/cli/quick-start
# endregion

# region dry-run
espalier import examples/cli/people.csv
espalier dry-run seq_quick_start_cli joan@example.com
# endregion

# region approve
espalier sequences approve seq_quick_start_cli
# endregion

# region track
espalier events send signed_up_cli --email joan@example.com
# endregion

# region sends
espalier sends tail --sequence seq_quick_start_cli --no-follow
# endregion

# region errors
espalier sequences get seq_of_nobody || echo "exit code $?" # espalier: no sequence "seq_of_nobody"
# endregion
