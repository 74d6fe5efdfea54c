#!/bin/sh
exec "$(dirname "$0")/mytrader" dashboard "$@"
