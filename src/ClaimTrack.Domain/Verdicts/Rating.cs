namespace ClaimTrack.Domain;

/// <summary>The family of a rating's badge: its hue and its outline, so that no rating is told by colour alone.</summary>
public enum RatingFamily
{
    /// <summary>Circle.</summary>
    Supported,
    /// <summary>Half circle.</summary>
    Mixed,
    /// <summary>Diamond.</summary>
    Distorted,
    /// <summary>Octagon.</summary>
    Refuted,
    /// <summary>Dashed square.</summary>
    Open,
}

/// <summary>The sign inside or on the outline. With the family it names one symbol of the badge set.</summary>
public enum RatingMark
{
    /// <summary>Filled: full strength.</summary>
    Solid,
    /// <summary>Outline: "mostly".</summary>
    Outline,
    /// <summary>Half filled.</summary>
    Half,
    /// <summary>Cut through.</summary>
    Cut,
    /// <summary>A question mark.</summary>
    Question,
    /// <summary>A clock.</summary>
    Clock,
    /// <summary>An asterisk.</summary>
    Asterisk,
}

/// <summary>One entry of a team's rating scale.</summary>
public sealed class Rating
{
    /// <summary>Longest key.</summary>
    public const int KeyMax = 40;

    /// <summary>Longest label.</summary>
    public const int LabelMax = 60;

    /// <summary>Longest definition.</summary>
    public const int DefinitionMax = 300;

    /// <summary>The number that stands for the worst rating in published data.</summary>
    public const int Worst = 1;

    /// <summary>The number that stands for the best rating in published data.</summary>
    public const int Best = 5;

    Rating() { Key = Label = Definition = ""; }

    internal Rating(int position, string key, string label, string definition, RatingFamily family, RatingMark mark, int? value)
    {
        Position = position;
        Key = key;
        Label = label;
        Definition = definition;
        Family = family;
        Mark = mark;
        Value = value;
    }

    /// <summary>Identity in the database: one rating in one version of one scale.</summary>
    public int Id { get; private set; }

    /// <summary>Place in the scale, from 0.</summary>
    public int Position { get; private set; }

    /// <summary>Stable name, the same in every version and language.</summary>
    public string Key { get; private set; }

    /// <summary>The word readers see.</summary>
    public string Label { get; private set; }

    /// <summary>What the word means here.</summary>
    public string Definition { get; private set; }

    /// <summary>Hue and outline of its badge.</summary>
    public RatingFamily Family { get; private set; }

    /// <summary>The sign of its badge.</summary>
    public RatingMark Mark { get; private set; }

    /// <summary>The number published beside the word, <see cref="Worst"/> to <see cref="Best"/>, nearer to best meaning
    /// truer; null where a number would mislead.</summary>
    public int? Value { get; private set; }
}

/// <summary>One version of a team's rating scale. A version never changes: a check shows the words it was rated with.</summary>
public sealed class RatingScale
{
    readonly List<Rating> _ratings = [];

    RatingScale() { }

    RatingScale(int version, IEnumerable<Rating> ratings)
    {
        Version = version;
        _ratings.AddRange(ratings);
    }

    /// <summary>Identity in the database.</summary>
    public int Id { get; private set; }

    /// <summary>The team's identity.</summary>
    public int TeamId { get; private set; }

    /// <summary>Counted from 1.</summary>
    public int Version { get; private set; }

    /// <summary>The ratings in the order in which they are shown.</summary>
    public IReadOnlyList<Rating> Ratings => _ratings;

    /// <summary>The scale that a new team starts with.</summary>
    public static RatingScale Default() => new(1,
    [
        new(0, "true", "True", "Accurate, and nothing important is missing.", RatingFamily.Supported, RatingMark.Solid, 5),
        new(1, "mostly_true", "Mostly true", "Accurate, but in need of clarification.", RatingFamily.Supported, RatingMark.Outline, 4),
        new(2, "mixed", "Mixed", "True and false in similar measure.", RatingFamily.Mixed, RatingMark.Half, 3),
        new(3, "missing_context", "Missing context", "Leaves out something that changes the meaning.", RatingFamily.Distorted, RatingMark.Outline, 3),
        new(4, "misleading", "Misleading", "Built on something true, presented so that it gives a false impression.", RatingFamily.Distorted, RatingMark.Solid, 2),
        new(5, "altered", "Altered", "A picture, recording or quotation that was changed.", RatingFamily.Distorted, RatingMark.Cut, 1),
        new(6, "mostly_false", "Mostly false", "The main point is wrong, a detail is right.", RatingFamily.Refuted, RatingMark.Outline, 2),
        new(7, "false", "False", "Contradicted by the evidence.", RatingFamily.Refuted, RatingMark.Solid, 1),
        new(8, "unproven", "Unproven", "There is not enough evidence either way.", RatingFamily.Open, RatingMark.Question, null),
        new(9, "outdated", "Outdated", "It was so once, and no longer is.", RatingFamily.Open, RatingMark.Clock, null),
        new(10, "satire", "Satire", "Meant as a joke, and passed on as if it were not.", RatingFamily.Open, RatingMark.Asterisk, null),
    ]);
}
