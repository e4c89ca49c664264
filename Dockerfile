FROM node:22-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# The build restores wwwroot/lib with npm.
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules/npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /source
COPY . .
ENV NUGET_PACKAGES=/cache/nuget npm_config_cache=/cache/npm
RUN --mount=type=cache,target=/cache \
    dotnet publish src/ClaimTrack.Web --configuration Release --runtime linux-x64 --self-contained false \
    -p:RestoreLockedMode=true --output /app \
    # Without its browser files an image would go out quietly lacking; here the missing npm is an error.
    && test -s /app/wwwroot/lib/turbo.js \
    && mkdir /app/App_Data

# No shell, no package manager, not root; "extra" brings the languages and time zones of the world.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /app ./
# The only folder that the application writes to: SQLite's file, kept e-mail.
COPY --from=build --chown=$APP_UID:$APP_UID /app/App_Data ./App_Data
VOLUME /app/App_Data
USER $APP_UID
# By this name it outweighs the address in appsettings.json; ASPNETCORE_URLS would not.
ENV Urls=http://+:8080
EXPOSE 8080
ENTRYPOINT ["dotnet", "ClaimTrack.Web.dll"]
