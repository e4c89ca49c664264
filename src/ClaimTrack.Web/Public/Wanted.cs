using System.Globalization;
using ClaimTrack.Domain;
using ClaimTrack.Web.Platform.Forms;
using ClaimTrack.Web.Platform.Text;
using ClaimTrack.Web.Public.Names;

namespace ClaimTrack.Web.Public;

/// <summary>The ways in which readers narrow the list of checks.</summary>
public enum Facet
{
#pragma warning disable CS1591 // the words are the explanation
    Rating,
    Topic,
    Person,
    Language,
#pragma warning restore CS1591
}

/// <summary>What a reader is looking for, read from the address. Whatever cannot be read is left out and said so; nothing
/// here refuses.</summary>
public sealed record Wanted
{
    const int TextMax = 200;
    const int WordsMax = 8;
    const int ChoicesMax = 20;
    const int PageMax = 10_000;

    /// <summary>The words as typed.</summary>
    public string Text { get; private init; } = "";

    /// <summary>The words in the form in which checks are searched, punctuation around them left out.</summary>
    public IReadOnlyList<string> Words { get; private init; } = [];

    /// <summary>What is chosen, by facet.</summary>
    public IReadOnlyDictionary<Facet, IReadOnlyList<string>> Chosen { get; private init; } = new Dictionary<Facet, IReadOnlyList<string>>();

    /// <summary>Published on this day or later.</summary>
    public DateOnly? From { get; private init; }

    /// <summary>Published on this day or earlier.</summary>
    public DateOnly? To { get; private init; }

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The days that could not be read, as they were typed, by field.</summary>
    public IReadOnlyDictionary<string, string> NoDays { get; private init; } = new Dictionary<string, string>();

    /// <summary>Whether anything but words narrows the list.</summary>
    public bool IsNarrowed => From is not null || To is not null || Chosen.Values.Any(c => c.Count > 0);

    /// <summary>Reads what is wanted from the query of an address.</summary>
    public static Wanted Read(IQueryCollection query)
    {
        var text = Cut.Of(Rules.Clean(query["q"].FirstOrDefault()) ?? "", TextMax);
        var noDays = new Dictionary<string, string>();
        DateOnly? Day(string field)
        {
            var typed = Cut.Of(Rules.Clean(query[field].FirstOrDefault()) ?? "", TextMax);
            if (typed.Length == 0) return null;
            if (DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
            noDays[field] = typed;
            return null;
        }
        return new()
        {
            Text = text,
            Words = WordsOf(text),
            Chosen = Enum.GetValues<Facet>().ToDictionary(f => f, f => (IReadOnlyList<string>)
                [.. query[Field(f)].Select(v => Cut.Of(Rules.Clean(v) ?? "", TextMax)).Where(v => v.Length > 0).Distinct().Take(ChoicesMax)]),
            From = Day("from"),
            To = Day("to"),
            Page = int.TryParse(query["page"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, PageMax) : 1,
            NoDays = noDays,
        };
    }

    /// <summary>What is wanted when only words are given.</summary>
    public static Wanted ForWords(string text)
    {
        var cut = Cut.Of(Rules.Clean(text) ?? "", TextMax);
        return new() { Text = cut, Words = WordsOf(cut), Chosen = Enum.GetValues<Facet>().ToDictionary(f => f, f => (IReadOnlyList<string>)[]) };
    }

    /// <summary>What is wanted when only values of one facet are chosen.</summary>
    public static Wanted Of(Facet facet, IReadOnlyList<string> values) => new() { Chosen = Enum.GetValues<Facet>().ToDictionary(f => f, f => f == facet ? values : []) };

    /// <summary>The same search with other names in the place of some; itself where none of them is chosen.</summary>
    public Wanted Renamed(Facet facet, IReadOnlyList<Renamed> names)
    {
        if (names.Count == 0) return this;
        string Now(string value) => names.FirstOrDefault(n => n.Then == value)?.Now ?? value;
        return this with { Chosen = Chosen.ToDictionary(c => c.Key, c => c.Key == facet ? [.. c.Value.Select(Now).Distinct()] : c.Value) };
    }

    /// <summary>The name of a facet's field.</summary>
    public static string Field(Facet facet) => facet.ToString().ToLowerInvariant();

    /// <summary>Whether a value is chosen.</summary>
    public bool Has(Facet facet, string value) => Chosen[facet].Contains(value);

    /// <summary>The checks that fit, one facet left aside if asked.</summary>
    public IQueryable<Check> Narrow(IQueryable<Check> checks, Facet? but = null)
    {
        foreach (var word in Words) checks = checks.Where(c => c.SearchText.Contains(word));
        IReadOnlyList<string> Of(Facet facet) => but == facet ? [] : Chosen[facet];
        if (Of(Facet.Rating) is { Count: > 0 } ratings) checks = checks.Where(c => ratings.Contains(c.RatingKey));
        if (Of(Facet.Topic) is { Count: > 0 } topics) checks = checks.Where(c => topics.Contains(c.TopicName));
        if (Of(Facet.Person) is { Count: > 0 } people) checks = checks.Where(c => people.Contains(c.ClaimantName));
        if (Of(Facet.Language) is { Count: > 0 } languages) checks = checks.Where(c => languages.Contains(c.Language));
        if (From is { } from)
        {
            var start = new DateTimeOffset(from.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            checks = checks.Where(c => c.FirstPublishedAt >= start);
        }
        if (To is { } to && to < DateOnly.MaxValue)
        {
            var end = new DateTimeOffset(to.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            checks = checks.Where(c => c.FirstPublishedAt < end);
        }
        return checks;
    }

    /// <summary>The checks that have any of the words.</summary>
    public IQueryable<Check> AnyWord(IQueryable<Check> checks) => checks.WhereAny(Words, word => c => c.SearchText.Contains(word));

    /// <summary>The address of the same search with something changed.</summary>
    /// <param name="without">A value to leave out.</param>
    /// <param name="from">Whether the first day stays.</param>
    /// <param name="to">Whether the last day stays.</param>
    /// <param name="text">Whether words stay.</param>
    /// <param name="choices">Whether choices and days stay.</param>
    /// <param name="page">The page.</param>
    public string Address((Facet Facet, string Value)? without = null, bool from = true, bool to = true, bool text = true, bool choices = true, int page = 1)
    {
        List<string> parts = [];
        void Add(string name, string value) => parts.Add($"{name}={Uri.EscapeDataString(value)}");
        if (text && Text.Length > 0) Add("q", Text);
        if (choices)
            foreach (var (facet, values) in Chosen)
                foreach (var value in values)
                    if (without != (facet, value)) Add(Field(facet), value);
        if (from && choices && From is { } first) Add("from", first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (to && choices && To is { } last) Add("to", last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (page > 1) Add("page", page.ToString(CultureInfo.InvariantCulture));
        return parts.Count == 0 ? "/checks" : "/checks?" + string.Join('&', parts);
    }

    /// <summary>The same search at another address, from its first page.</summary>
    public string At(string path) => path + Address()["/checks".Length..];

    // Quotation marks and commas stand beside words, not in them; a word of nothing else is looked for as it is.
    static string[] WordsOf(string text) =>
        [.. NameKey.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Bare).Distinct().Take(WordsMax)];

    static string Bare(string word)
    {
        static bool Beside(char c) => char.IsPunctuation(c) || char.IsSymbol(c);
        var start = 0;
        var end = word.Length;
        while (start < end && Beside(word[start])) start++;
        while (end > start && Beside(word[end - 1])) end--;
        return start < end ? word[start..end] : word;
    }
}
