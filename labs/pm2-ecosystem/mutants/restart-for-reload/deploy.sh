#!/bin/sh
# Brings a new version into service: starts it where nothing runs, and reloads it where something does.
set -e
npm ci --omit=dev
pm2 startOrRestart ecosystem.config.cjs
pm2 save
