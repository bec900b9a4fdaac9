#!/bin/sh
set -euo pipefail
export NODE_ENV=production
git fetch; git checkout release
npm ci --omit=dev
pm2 startOrReload --only api ./ecosystem.config.cjs --update-env
pm2 save
