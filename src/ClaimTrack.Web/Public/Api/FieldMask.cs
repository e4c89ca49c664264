using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClaimTrack.Web.Public.Api;

/// <summary>Which fields of an answer a client of Google's APIs wants, such as <c>claims(text,claimReview/url),nextPageToken</c>
/// (https://developers.google.com/fact-check/tools/api/guides/performance#partial). A field without others under it is wanted whole.</summary>
sealed class FieldMask
{
    readonly Dictionary<string, FieldMask> _under = new(StringComparer.Ordinal);
    bool _isWhole;

    /// <summary>Reads it.</summary>
    /// <param name="written">As it stands in the address.</param>
    /// <param name="answer">The type whose fields are asked for.</param>
    /// <param name="options">How that type is written.</param>
    /// <param name="wrong">Which field there is not, or where it cannot be read.</param>
    public static FieldMask? Read(string written, Type answer, JsonSerializerOptions options, out string wrong)
    {
        var mask = new FieldMask();
        var at = 0;
        wrong = written;
        if (!mask.Add(written, ref at) || at < written.Length) return null;
        return mask.FirstUnknown(answer, options) is not { } unknown ? mask : Wrong(unknown, out wrong);
    }

    /// <summary>Takes out of an answer what is not wanted.</summary>
    public void Keep(JsonNode? node)
    {
        if (_isWhole) return;
        if (node is JsonArray list) foreach (var item in list) Keep(item);
        if (node is not JsonObject fields) return;
        foreach (var name in fields.Select(f => f.Key).ToList())
        {
            if (Under(name) is not { } mask || !mask._isWhole && fields[name] is JsonValue) fields.Remove(name);
            else mask.Keep(fields[name]);
        }
    }

    FieldMask? Under(string name) => _under.GetValueOrDefault(name) ?? _under.GetValueOrDefault("*");

    static FieldMask? Wrong(string what, out string wrong)
    {
        wrong = what;
        return null;
    }

    // list = path { "," path }; path = name { ("/" | ".") name } [ "(" list ")" ]
    bool Add(string written, ref int at)
    {
        do
        {
            var here = this;
            do
            {
                if (NameAt(written, ref at) is not { } name) return false;
                if (!here._under.TryGetValue(name, out var next)) here._under.Add(name, next = new());
                here = next;
            } while (Takes(written, ref at, '/') || Takes(written, ref at, '.'));
            if (!Takes(written, ref at, '(')) here._isWhole = true;
            else if (!here.Add(written, ref at) || !Takes(written, ref at, ')')) return false;
        } while (Takes(written, ref at, ','));
        return true;
    }

    static string? NameAt(string written, ref int at)
    {
        var start = at;
        while (at < written.Length && (char.IsAsciiLetterOrDigit(written[at]) || written[at] is '_' or '*')) at++;
        return at > start ? written[start..at] : null;
    }

    static bool Takes(string written, ref int at, char wanted)
    {
        if (at >= written.Length || written[at] != wanted) return false;
        at++;
        return true;
    }

    string? FirstUnknown(Type type, JsonSerializerOptions options)
    {
        var info = options.GetTypeInfo(type);
        if (info.ElementType is { } item) return FirstUnknown(item, options);
        foreach (var (name, mask) in _under)
        {
            var fields = info.Properties.Where(p => name == "*" || p.Name == name).ToList();
            if (fields.Count == 0) return name;
            var unknown = fields.Select(f => mask.FirstUnknown(f.PropertyType, options)).ToList();
            // After a star it is enough that one field has it.
            if (unknown.All(u => u is not null)) return unknown[0];
        }
        return null;
    }
}
