# The server and the words it shares with the app; no app, no sandbox, no tools.
ARG NODE_IMAGE=node:22-bookworm-slim

# Packages in the versions of the lock file. Not `npm ci`: the lock names native packages only of the system that it was
# made on, and `npm ci` refuses that.
FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY server/package.json server/
COPY sandbox/package.json sandbox/
RUN npm install --no-save --omit=dev --workspace=@taro-passport/server --include-workspace-root=false && mkdir -p server/node_modules

# TypeScript to JavaScript.
FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json ./
RUN npm install --prefix / --no-save esbuild@$(node -p "require('./package.json').devDependencies.esbuild")
COPY server server
COPY src/contract src/contract
RUN node server/build.mjs dist/server

FROM ${NODE_IMAGE}
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 DATA_DIR=/data
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY --from=packages /app/server/node_modules server/node_modules
COPY --from=build /app/dist/server .
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "server/main.js"]
