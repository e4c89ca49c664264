using System.Globalization;

namespace ClaimTrack.Web.Public.Api;

/// <summary>What a client asks of claims:search.</summary>
sealed record SearchQuestion
{
    const int PageSizeUsual = 10;
    const int PageSizeMost = 100;
    const int FieldsMax = 1000;

    static readonly string[] Own = ["query", "languageCode", "reviewPublisherSiteFilter", "maxAgeDays", "pageSize", "pageToken", "offset"];

    // https://cloud.google.com/apis/docs/system-parameters. Of these only three change an answer here; nobody needs a key.
    static readonly string[] Standard = ["$.xgafv", "access_token", "alt", "fields", "key", "oauth_token", "prettyPrint", "quotaUser", "uploadType", "upload_protocol"];

    /// <summary>The words that must be in the check.</summary>
    public string? Words { get; private init; }

    /// <summary>The language of the check, without a region.</summary>
    public string? Language { get; private init; }

    /// <summary>Whose checks are wanted, by their site.</summary>
    public string? Publisher { get; private init; }

    /// <summary>How old a check may be, in days.</summary>
    public int? MaxAge { get; private init; }

    /// <summary>How many checks are wanted at the most.</summary>
    public int PageSize { get; private init; }

    /// <summary>How many to pass over, where there is no token.</summary>
    public int Offset { get; private init; }

    /// <summary>The token of the answer before.</summary>
    public string? Token { get; private init; }

    /// <summary>The fields that are wanted; null for all.</summary>
    public FieldMask? Fields { get; private init; }

    /// <summary>Whether people are to read the answer.</summary>
    public bool IsPretty { get; private init; }

    /// <summary>What a token belongs to: not the offset, which counts only where there is none.</summary>
    public IReadOnlyList<string?> Identity => [Words, Language, Publisher, $"{MaxAge}", $"{PageSize}"];

    /// <summary>Reads the question from an address.</summary>
    /// <param name="query">The query of the address.</param>
    /// <param name="question">The question, if it can be read.</param>
    /// <returns>Why it cannot be read; null if it can.</returns>
    public static GoogleError? Read(IQueryCollection query, out SearchQuestion question)
    {
        question = new();
        if ((WrongName(query) ?? WrongStandard(query)) is { } wrong) return wrong;
        if (Mask(query, out var fields) is { } noFields) return noFields;
        if (Number(query, "maxAgeDays", out var maxAge) is { } noAge) return noAge;
        if (Number(query, "pageSize", out var pageSize) is { } noSize) return noSize;
        if (Number(query, "offset", out var offset) is { } noOffset) return noOffset;
        var (words, publisher) = (Text(query, "query"), Text(query, "reviewPublisherSiteFilter"));
        if (words is null && publisher is null) return GoogleError.Invalid("Give a query, or a reviewPublisherSiteFilter.", "query");
        var language = Text(query, "languageCode")?.Split('-', '_')[0].ToLowerInvariant();
        if (language is not null && !(language.Length is >= 2 and <= 8 && language.All(char.IsAsciiLetter)))
            return GoogleError.Invalid("Invalid value at 'languageCode', it is a BCP-47 code such as \"en-US\".", "languageCode");
        question = new()
        {
            Words = words,
            Language = language,
            Publisher = publisher,
            MaxAge = maxAge == 0 ? null : maxAge,
            PageSize = pageSize == 0 ? PageSizeUsual : Math.Min(pageSize, PageSizeMost),
            Offset = offset,
            Token = Text(query, "pageToken"),
            Fields = fields,
            IsPretty = Text(query, "prettyPrint") is not ("false" or "0"),
        };
        return null;
    }

    static GoogleError? WrongName(IQueryCollection query)
    {
        foreach (var (name, values) in query)
        {
            if (!Own.Contains(name) && !Standard.Contains(name)) return GoogleError.Unknown(name);
            if (values.Count > 1 && Own.Contains(name)) return GoogleError.Invalid($"Invalid value at '{name}', it may be given once.", name);
        }
        return null;
    }

    static GoogleError? WrongStandard(IQueryCollection query)
    {
        if (Text(query, "alt") is not (null or "json")) return GoogleError.Invalid("Invalid value at 'alt', answers are json.", "alt");
        if (Text(query, "$.xgafv") is not (null or "1" or "2")) return GoogleError.Invalid("Invalid value at '$.xgafv', error formats are 1 and 2.", "$.xgafv");
        return Text(query, "prettyPrint") is null or "true" or "false" or "1" or "0" ? null
            : GoogleError.Invalid("Invalid value at 'prettyPrint' (TYPE_BOOL).", "prettyPrint");
    }

    static GoogleError? Mask(IQueryCollection query, out FieldMask? fields)
    {
        fields = null;
        if (Text(query, "fields") is not { } written) return null;
        var wrong = $"at most {FieldsMax} characters";
        if (written.Length <= FieldsMax) fields = FieldMask.Read(written, typeof(SearchAnswer), GoogleError.Options, out wrong);
        return fields is null ? GoogleError.Invalid($"Invalid field selection {wrong}", "fields") : null;
    }

    // Nothing and 0 are the same, as in Google's own.
    static GoogleError? Number(IQueryCollection query, string name, out int number)
    {
        number = 0;
        return Text(query, name) is not { } typed ? null
            : !int.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) ? GoogleError.NotANumber(name, typed)
            : number < 0 ? GoogleError.Invalid($"Invalid value at '{name}', it may not be negative.", name) : null;
    }

    static string? Text(IQueryCollection query, string name) => query[name].FirstOrDefault()?.Trim() is { Length: > 0 } value ? value : null;
}
