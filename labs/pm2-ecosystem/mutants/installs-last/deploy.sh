#!/bin/sh
# Brings a new version into service: starts it where nothing runs, and reloads it where something does.
set -e
pm2 startOrReload ecosystem.config.cjs
npm ci --omit=dev
pm2 save
