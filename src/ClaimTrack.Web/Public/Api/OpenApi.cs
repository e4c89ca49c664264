using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Public.Api;

/// <summary>What programs may ask here, as OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.0). It is written by hand: the
/// addresses read their queries themselves, and nothing could be derived from them. A test compares it with the routes.</summary>
[AllowAnonymous]
public sealed class OpenApi : OpenSlice
{
    [HttpGet, HttpHead, Route("api/v1/openapi.json")]
    public IActionResult Show() => Known("") ?? (IActionResult)Content(Document, "application/json; charset=utf-8");

    const string Document = """
        {
          "openapi": "3.1.0",
          "info": {
            "title": "Published checks",
            "version": "1",
            "description": "Everything that readers see, for programs. Nobody needs a key. Whoever asks too often is answered 429, with Retry-After.",
            "license": { "name": "CC BY 4.0", "identifier": "CC-BY-4.0" }
          },
          "servers": [{ "url": "/" }],
          "paths": {
            "/api/v1/claims:search": {
              "get": {
                "operationId": "claims.search",
                "summary": "Search checks, as in Google's Fact Check Tools API.",
                "description": "Names, shapes and errors are those of v1alpha1/claims:search. Standard parameters of Google's APIs (alt, fields, key, prettyPrint, quotaUser, $.xgafv) are taken; fields chooses what is answered, as in claims(text,claimReview/url). Any other parameter is refused.",
                "parameters": [
                  { "name": "query", "in": "query", "description": "Words, all of which must be in the check. Required unless reviewPublisherSiteFilter is given.", "schema": { "type": "string" } },
                  { "name": "languageCode", "in": "query", "description": "BCP 47; the region is ignored.", "schema": { "type": "string" }, "example": "en-US" },
                  { "name": "reviewPublisherSiteFilter", "in": "query", "description": "Results of this publisher's site only.", "schema": { "type": "string" }, "example": "facts.example" },
                  { "name": "maxAgeDays", "in": "query", "description": "How old results may be, in days.", "schema": { "type": "integer", "format": "int32", "minimum": 0 } },
                  { "name": "pageSize", "in": "query", "description": "At most so many; more than 100 counts as 100.", "schema": { "type": "integer", "format": "int32", "minimum": 0, "default": 10 } },
                  { "name": "pageToken", "in": "query", "description": "The nextPageToken of an answer to the same question.", "schema": { "type": "string" } },
                  { "name": "offset", "in": "query", "description": "Results to pass over, where there is no pageToken.", "schema": { "type": "integer", "format": "int32", "minimum": 0 } },
                  { "name": "prettyPrint", "in": "query", "description": "Whether the answer is indented.", "schema": { "type": "boolean", "default": true } }
                ],
                "responses": {
                  "200": { "description": "What was found; fields without a value are left out.", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/FactCheckedClaimSearchResponse" } } } },
                  "304": { "description": "Nothing has changed since the ETag that was sent." },
                  "400": { "description": "INVALID_ARGUMENT", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Error" } } } },
                  "429": { "description": "RESOURCE_EXHAUSTED", "headers": { "Retry-After": { "description": "Seconds.", "schema": { "type": "integer" } } }, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Error" } } } }
                }
              }
            },
            "/api/v1/openapi.json": {
              "get": { "operationId": "openapi", "summary": "This document.", "responses": { "200": { "description": "OpenAPI 3.1", "content": { "application/json": {} } } } }
            },
            "/checks/{number}.json": {
              "get": {
                "operationId": "checks.get",
                "summary": "The data of one check: ClaimReview, NewsArticle and BreadcrumbList.",
                "parameters": [{ "$ref": "#/components/parameters/number" }],
                "responses": { "200": { "description": "JSON-LD, as on the page. A retracted check has no ClaimReview.", "content": { "application/ld+json": {} } }, "404": { "description": "There is no such check." } }
              }
            },
            "/embed/checks/{number}": {
              "get": {
                "operationId": "checks.embed",
                "summary": "A check for a frame on another site.",
                "parameters": [{ "$ref": "#/components/parameters/number" }],
                "responses": { "200": { "description": "A page without script.", "content": { "text/html": {} } }, "404": { "description": "There is no such check." } }
              }
            },
            "/checks/{number}/card-{version}-{mark}.png": {
              "get": {
                "operationId": "checks.card",
                "summary": "The picture under which a check is shared. Its address is the check's og:image and changes with what it shows.",
                "parameters": [
                  { "$ref": "#/components/parameters/number" },
                  { "name": "version", "in": "path", "required": true, "schema": { "type": "integer", "format": "int32" } },
                  { "name": "mark", "in": "path", "required": true, "schema": { "type": "string" } }
                ],
                "responses": { "200": { "description": "1200 by 630 pixels.", "content": { "image/png": {} } }, "404": { "description": "The check has another card by now." }, "451": { "description": "The check is withheld by order." } }
              }
            },
            "/oembed": {
              "get": {
                "operationId": "oembed",
                "summary": "oEmbed 1.0.",
                "parameters": [
                  { "name": "url", "in": "query", "required": true, "description": "The address of a check.", "schema": { "type": "string", "format": "uri" } },
                  { "name": "format", "in": "query", "schema": { "type": "string", "enum": ["json", "xml"], "default": "json" } },
                  { "name": "maxwidth", "in": "query", "schema": { "type": "integer", "minimum": 1 } },
                  { "name": "maxheight", "in": "query", "schema": { "type": "integer", "minimum": 1 } }
                ],
                "responses": {
                  "200": { "description": "A rich object.", "content": { "application/json": {}, "text/xml": {} } },
                  "400": { "description": "A parameter is missing or none." },
                  "404": { "description": "There is no check at this address." },
                  "501": { "description": "There is no such format." }
                }
              }
            },
            "/feeds/checks.atom": { "get": { "operationId": "feeds.checks.atom", "summary": "Checks as Atom.", "parameters": [{ "$ref": "#/components/parameters/q" }, { "$ref": "#/components/parameters/topic" }, { "$ref": "#/components/parameters/person" }, { "$ref": "#/components/parameters/rating" }, { "$ref": "#/components/parameters/language" }, { "$ref": "#/components/parameters/from" }, { "$ref": "#/components/parameters/to" }, { "$ref": "#/components/parameters/page" }], "responses": { "200": { "description": "The last changed first.", "content": { "application/atom+xml": {} } } } } },
            "/feeds/checks.rss": { "get": { "operationId": "feeds.checks.rss", "summary": "Checks as RSS 2.0.", "parameters": [{ "$ref": "#/components/parameters/q" }, { "$ref": "#/components/parameters/topic" }, { "$ref": "#/components/parameters/person" }, { "$ref": "#/components/parameters/rating" }, { "$ref": "#/components/parameters/language" }, { "$ref": "#/components/parameters/from" }, { "$ref": "#/components/parameters/to" }, { "$ref": "#/components/parameters/page" }], "responses": { "200": { "description": "The last changed first.", "content": { "application/rss+xml": {} } } } } },
            "/feeds/checks.json": { "get": { "operationId": "feeds.checks.json", "summary": "Checks as JSON Feed 1.1.", "parameters": [{ "$ref": "#/components/parameters/q" }, { "$ref": "#/components/parameters/topic" }, { "$ref": "#/components/parameters/person" }, { "$ref": "#/components/parameters/rating" }, { "$ref": "#/components/parameters/language" }, { "$ref": "#/components/parameters/from" }, { "$ref": "#/components/parameters/to" }, { "$ref": "#/components/parameters/page" }], "responses": { "200": { "description": "The last changed first.", "content": { "application/feed+json": {} } } } } },
            "/feeds/corrections.atom": { "get": { "operationId": "feeds.corrections.atom", "summary": "Corrections as Atom.", "responses": { "200": { "description": "The newest first.", "content": { "application/atom+xml": {} } } } } },
            "/feeds/corrections.rss": { "get": { "operationId": "feeds.corrections.rss", "summary": "Corrections as RSS 2.0.", "responses": { "200": { "description": "The newest first.", "content": { "application/rss+xml": {} } } } } },
            "/feeds/corrections.json": { "get": { "operationId": "feeds.corrections.json", "summary": "Corrections as JSON Feed 1.1.", "responses": { "200": { "description": "The newest first.", "content": { "application/feed+json": {} } } } } },
            "/feeds/claimreview.json": { "get": { "operationId": "feeds.claimreview", "summary": "Every ClaimReview, and the files of the months.", "responses": { "200": { "description": "A DataFeed in the shape of that of Data Commons.", "content": { "application/ld+json": {} } } } } },
            "/feeds/claimreview/{month}.json": {
              "get": {
                "operationId": "feeds.claimreview.month",
                "summary": "The ClaimReviews of one month.",
                "parameters": [{ "name": "month", "in": "path", "required": true, "description": "The month of first publication.", "schema": { "type": "string", "pattern": "^\\d{4}-\\d{2}$" }, "example": "2026-03" }],
                "responses": { "200": { "description": "A DataFeed.", "content": { "application/ld+json": {} } }, "404": { "description": "Nothing that stands was first published in it." } }
              }
            }
          },
          "components": {
            "parameters": {
              "number": { "name": "number", "in": "path", "required": true, "description": "The check's number.", "schema": { "type": "integer", "format": "int32" } },
              "q": { "name": "q", "in": "query", "description": "Words, all of which must be in the check.", "schema": { "type": "string" } },
              "topic": { "name": "topic", "in": "query", "schema": { "type": "array", "items": { "type": "string" } } },
              "person": { "name": "person", "in": "query", "description": "Who said it.", "schema": { "type": "array", "items": { "type": "string" } } },
              "rating": { "name": "rating", "in": "query", "description": "The key of a rating.", "schema": { "type": "array", "items": { "type": "string" } } },
              "language": { "name": "language", "in": "query", "description": "BCP 47.", "schema": { "type": "array", "items": { "type": "string" } } },
              "from": { "name": "from", "in": "query", "description": "First published on this day or later.", "schema": { "type": "string", "format": "date" } },
              "to": { "name": "to", "in": "query", "description": "First published on this day or earlier.", "schema": { "type": "string", "format": "date" } },
              "page": { "name": "page", "in": "query", "schema": { "type": "integer", "minimum": 1, "default": 1 } }
            },
            "schemas": {
              "FactCheckedClaimSearchResponse": {
                "type": "object",
                "properties": {
                  "claims": { "type": "array", "items": { "$ref": "#/components/schemas/Claim" } },
                  "nextPageToken": { "type": "string", "description": "Absent at the end." }
                }
              },
              "Claim": {
                "type": "object",
                "properties": {
                  "text": { "type": "string" },
                  "claimant": { "type": "string" },
                  "claimDate": { "type": "string", "format": "date-time" },
                  "claimReview": { "type": "array", "items": { "$ref": "#/components/schemas/ClaimReview" } }
                }
              },
              "ClaimReview": {
                "type": "object",
                "properties": {
                  "publisher": { "type": "object", "properties": { "name": { "type": "string" }, "site": { "type": "string" } } },
                  "url": { "type": "string", "format": "uri" },
                  "title": { "type": "string" },
                  "reviewDate": { "type": "string", "format": "date-time" },
                  "textualRating": { "type": "string" },
                  "languageCode": { "type": "string" }
                }
              },
              "Error": {
                "type": "object",
                "required": ["error"],
                "properties": { "error": { "type": "object", "required": ["code", "message", "status"], "properties": { "code": { "type": "integer" }, "message": { "type": "string" }, "status": { "type": "string" }, "details": { "type": "array", "items": { "type": "object" } } } } }
              }
            }
          }
        }

        """;
}
