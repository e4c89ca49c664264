namespace ClaimTrack.Web.Platform.Tongues;

/// <summary>A sentence with places for what is not known before: <c>{name}</c>, and by number
/// <c>{n, plural, =0 {no checks} one {# check} other {# checks}}</c>, in which <c>#</c> is the number.</summary>
/// <remarks>This much of the ICU message syntax, https://unicode-org.github.io/icu/userguide/format_parse/messages/, in which
/// translators' tools are at home; an apostrophe is an apostrophe.</remarks>
public sealed class Message
{
    readonly IReadOnlyList<Piece> _pieces;

    Message(IReadOnlyList<Piece> pieces) => _pieces = pieces;

    /// <summary>Reads a sentence.</summary>
    /// <exception cref="FormatException">It has a brace too many or too few, or a choice without "other".</exception>
    public static Message Read(string text)
    {
        var at = 0;
        var pieces = Pieces(text, ref at, isInside: false);
        return at == text.Length ? new(pieces) : throw Wrong(text, at);
    }

    /// <summary>The names of its places.</summary>
    public IEnumerable<string> Names => NamesOf(_pieces).Distinct();

    /// <summary>Says it, piece by piece.</summary>
    /// <param name="tongue">The language whose plural it takes.</param>
    /// <param name="value">What stands at a place.</param>
    /// <param name="say">Takes the words, as strings, and what stands at the places.</param>
    public void Say(string tongue, Func<string, object> value, Action<object> say) => Say(_pieces, tongue, value, say, number: null);

    static void Say(IReadOnlyList<Piece> pieces, string tongue, Func<string, object> value, Action<object> say, object? number)
    {
        foreach (var piece in pieces)
            switch (piece)
            {
                case Words words:
                    say(words.Text);
                    break;
                case Place place:
                    say(value(place.Name));
                    break;
                case Number:
                    say(number!);
                    break;
                case Choice choice:
                    var n = Convert.ToInt64(value(choice.Name), System.Globalization.CultureInfo.InvariantCulture);
                    Say(choice.Forms.GetValueOrDefault($"={n}") ?? choice.Forms.GetValueOrDefault(PluralRule.Of(tongue, n)) ?? choice.Forms["other"], tongue, value, say, n);
                    break;
            }
    }

    static List<Piece> Pieces(string text, ref int at, bool isInside)
    {
        List<Piece> pieces = [];
        while (at < text.Length && text[at] != '}')
        {
            var from = at;
            if (text[at] == '{')
            {
                at++;
                pieces.Add(PlaceOrChoice(text, ref at));
            }
            else if (text[at] == '#' && isInside)
            {
                at++;
                pieces.Add(new Number());
            }
            else
            {
                while (at < text.Length && text[at] is not ('{' or '}') && !(text[at] == '#' && isInside)) at++;
                pieces.Add(new Words(text[from..at]));
            }
        }
        return pieces;
    }

    static Piece PlaceOrChoice(string text, ref int at)
    {
        var name = Until(text, ref at, ",}").Trim();
        if (text[at++] == '}') return new Place(name);
        if (Until(text, ref at, ",").Trim() != "plural") throw Wrong(text, at);
        at++;
        Dictionary<string, IReadOnlyList<Piece>> forms = [];
        while (true)
        {
            var form = Until(text, ref at, "{}").Trim();
            if (text[at++] == '}') return form.Length == 0 && forms.ContainsKey("other") ? new Choice(name, forms) : throw Wrong(text, at);
            forms.Add(form, Pieces(text, ref at, isInside: true));
            if (at++ >= text.Length) throw Wrong(text, at);
        }
    }

    static string Until(string text, ref int at, string ends)
    {
        var end = text.AsSpan(at).IndexOfAny(ends);
        if (end < 0) throw Wrong(text, at);
        var read = text.Substring(at, end);
        at += end;
        return read;
    }

    static IEnumerable<string> NamesOf(IEnumerable<Piece> pieces) => pieces.SelectMany(p => p switch
    {
        Place place => [place.Name],
        Choice choice => choice.Forms.Values.SelectMany(NamesOf).Prepend(choice.Name),
        _ => Enumerable.Empty<string>(),
    });

    static FormatException Wrong(string text, int at) => new($"“{text}” cannot be read at {at}.");

    abstract record Piece;

    sealed record Words(string Text) : Piece;

    sealed record Place(string Name) : Piece;

    sealed record Number : Piece;

    sealed record Choice(string Name, IReadOnlyDictionary<string, IReadOnlyList<Piece>> Forms) : Piece;
}
