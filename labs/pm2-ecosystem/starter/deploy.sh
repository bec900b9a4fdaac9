#!/bin/sh
# Brings a new version into service.
set -e
npm ci --omit=dev
pm2 reload ecosystem.config.cjs
pm2 delete all
pm2 start ecosystem.config.cjs
