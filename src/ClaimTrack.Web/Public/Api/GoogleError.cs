using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Public.Api;

/// <summary>An error in the shape of Google's APIs, which clients of theirs know
/// (https://cloud.google.com/apis/design/errors#http_mapping).</summary>
sealed record GoogleError([property: JsonPropertyName("code")] int Code, [property: JsonPropertyName("message")] string Message, [property: JsonPropertyName("status")] string Status)
{
    /// <summary>Details, where a parameter is to blame.</summary>
    [JsonPropertyName("details")] public IReadOnlyList<BadRequest>? Details { get; init; }

    /// <summary>A parameter that cannot be taken.</summary>
    public static GoogleError Invalid(string message, string? field = null) =>
        new(400, message, "INVALID_ARGUMENT") { Details = field is null ? null : [new([new(field, message)])] };

    /// <summary>A parameter that there is not.</summary>
    public static GoogleError Unknown(string name) =>
        Invalid($"Invalid JSON payload received. Unknown name \"{name}\": Cannot bind query parameter. Field '{name}' could not be found in request message.", name);

    /// <summary>A number that is none.</summary>
    public static GoogleError NotANumber(string name, string typed) => Invalid($"Invalid value at '{name}' (TYPE_INT32), \"{typed}\"", name);

    /// <summary>Too much at once.</summary>
    public static readonly GoogleError Exhausted = new(429, "Resource has been exhausted (e.g. check quota).", "RESOURCE_EXHAUSTED");

    /// <summary>The answer; nobody keeps it.</summary>
    public ContentResult Answer(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        return new() { StatusCode = Code, Content = JsonSerializer.Serialize(new { error = this }, Options), ContentType = JsonType };
    }

    /// <summary>As Google names it.</summary>
    public const string JsonType = "application/json; charset=UTF-8";

    /// <summary>Readable, and without empty fields. The resolver is named because a mask is read before anything is written.</summary>
    public static readonly JsonSerializerOptions Options = new() { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    /// <summary>google.rpc.BadRequest.</summary>
    internal sealed record BadRequest([property: JsonPropertyName("fieldViolations")] IReadOnlyList<Violation> Violations)
    {
        [JsonPropertyName("@type")] public string Type => "type.googleapis.com/google.rpc.BadRequest";
    }

    internal sealed record Violation([property: JsonPropertyName("field")] string Field, [property: JsonPropertyName("description")] string Description);
}

/// <summary>Says that whoever asks too much of this address is refused in Google's shape and not with a page.</summary>
[AttributeUsage(AttributeTargets.Class)]
sealed class RefusesLikeGoogleAttribute : Attribute, Platform.IRefusal
{
    /// <inheritdoc/>
    public async ValueTask TooMuch(HttpContext context)
    {
        OpenToAllAttribute.Mark(context.Response);
        context.Response.StatusCode = GoogleError.Exhausted.Code;
        context.Response.ContentType = GoogleError.JsonType;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(GoogleError.Exhausted.Answer(context.Response).Content!, context.RequestAborted);
    }
}
