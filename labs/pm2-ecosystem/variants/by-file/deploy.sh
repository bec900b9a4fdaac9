#!/bin/sh
set -eu
cd /srv/api
git pull --ff-only && npm ci --omit=dev # the new version
pm2 reload ./ecosystem.config.cjs --update-env
