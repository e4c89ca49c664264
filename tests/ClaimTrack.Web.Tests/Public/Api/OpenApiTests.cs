using System.Text.Json;
using System.Text.RegularExpressions;
using ClaimTrack.Web.Public;
using ClaimTrack.Web.Tests.Access;

namespace ClaimTrack.Web.Tests.Public.Api;

/// <summary>The description of the open addresses is true.</summary>
public sealed partial class OpenApiTests(App app) : IClassFixture<App>
{
    async Task<JsonElement> Document() => JsonDocument.Parse((await app.Browser().Get("/api/v1/openapi.json")).Text).RootElement;

    [Fact]
    public async Task It_names_every_open_address_and_no_other()
    {
        // Sitemaps and robots.txt are for search engines, which look for them by themselves.
        var routes = app.Doors().Where(d => d.Method == "GET" && (d.Mark<OpenToAllAttribute>() is not null || d.Controller.Name == "ShowEmbed") && d.Controller.Name != "SiteMaps")
            .Select(d => "/" + Constraint().Replace(d.Route.RawText!, "{$1}")).Order();
        var document = await Document();
        Assert.Equal(routes, document.GetProperty("paths").EnumerateObject().Select(p => p.Name).Order());
    }

    [Fact]
    public async Task It_is_OpenAPI_3_1()
    {
        // https://spec.openapis.org/oas/v3.1.0: the fixed fields that are required.
        var document = await Document();
        Assert.StartsWith("3.1.", document.GetProperty("openapi").GetString());
        foreach (var name in new[] { "title", "version" }) Assert.NotEmpty(document.GetProperty("info").GetProperty(name).GetString()!);
        HashSet<string> operations = [];
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            var get = path.Value.GetProperty("get");
            Assert.True(operations.Add(get.GetProperty("operationId").GetString()!), "Operations have names of their own.");
            Assert.All(get.GetProperty("responses").EnumerateObject(), r => Assert.NotEmpty(r.Value.GetProperty("description").GetString()!));
            List<JsonElement> parameters = get.TryGetProperty("parameters", out var listed) ? [.. listed.EnumerateArray().Select(p => Resolve(document, p))] : [];
            foreach (var parameter in parameters)
            {
                Assert.Contains(parameter.GetProperty("in").GetString(), new[] { "query", "path" });
                Assert.True(parameter.TryGetProperty("schema", out _));
                if (parameter.GetProperty("in").GetString() == "path") Assert.True(parameter.GetProperty("required").GetBoolean());
            }
            Assert.Equal(Named().Matches(path.Name).Select(m => m.Groups[1].Value), parameters.Where(p => p.GetProperty("in").GetString() == "path").Select(p => p.GetProperty("name").GetString()!));
        }
        foreach (var reference in References(document)) Resolve(document, reference);
    }

    static JsonElement Resolve(JsonElement document, JsonElement element)
    {
        if (!element.TryGetProperty("$ref", out var reference)) return element;
        return reference.GetString()!.Split('/').Skip(1).Aggregate(document, (at, name) => at.GetProperty(name));
    }

    static IEnumerable<JsonElement> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => (element.TryGetProperty("$ref", out _) ? [element] : Enumerable.Empty<JsonElement>()).Concat(element.EnumerateObject().SelectMany(p => References(p.Value))),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Constraint();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Named();
}
