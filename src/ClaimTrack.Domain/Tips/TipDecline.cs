namespace ClaimTrack.Domain;

/// <summary>Why a tip is not taken up.</summary>
public enum TipDecline
{
    /// <summary>An opinion or a prediction.</summary>
    NotAFact,
    /// <summary>There is no way to find out.</summary>
    NotCheckable,
    /// <summary>A published check says it already.</summary>
    CheckedAlready,
    /// <summary>Not what this team checks.</summary>
    OutOfScope,
    /// <summary>It was not found where it is said to be.</summary>
    NotFound,
    /// <summary>The published text is right as it stands.</summary>
    TextHolds,
    /// <summary>Something else, named in the answer.</summary>
    Other,
}

/// <summary>Reasons in words.</summary>
public static class TipDeclines
{
    /// <summary>The reason, as it stands inside a sentence.</summary>
    public static string Say(this TipDecline reason) => reason switch
    {
        TipDecline.NotAFact => "an opinion or a prediction",
        TipDecline.NotCheckable => "not checkable",
        TipDecline.CheckedAlready => "checked already",
        TipDecline.OutOfScope => "out of scope",
        TipDecline.NotFound => "not found where it is said to be",
        TipDecline.TextHolds => "the text holds",
        TipDecline.Other => "another reason",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    /// <summary>The reasons that make sense for a kind of tip.</summary>
    public static IReadOnlyList<TipDecline> For(TipKind kind) => kind == TipKind.Error
        ? [TipDecline.TextHolds, TipDecline.NotFound, TipDecline.OutOfScope, TipDecline.Other]
        : [TipDecline.NotAFact, TipDecline.NotCheckable, TipDecline.CheckedAlready, TipDecline.OutOfScope, TipDecline.NotFound, TipDecline.Other];
}
