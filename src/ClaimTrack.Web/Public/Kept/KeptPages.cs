using ClaimTrack.Domain;

namespace ClaimTrack.Web.Public.Kept;

/// <summary>The pages that this instance has made since the last change that readers can notice.</summary>
sealed class KeptPages
{
    volatile Shelf<KeptKey, KeptPage> _shelf = Empty();

    /// <summary>Where pages stand now. A page that was begun before a change is put where nobody looks any more.</summary>
    public Shelf<KeptKey, KeptPage> Now => _shelf;

    /// <summary>Lets everything go, if one of these events changes what readers see.</summary>
    public void Forget(IEnumerable<EventKind> happened)
    {
        if (happened.Any(PublicChecks.IsNoticed)) _shelf = Empty();
    }

    // Whoever makes up hosts fills this and no more.
    static Shelf<KeptKey, KeptPage> Empty() => new(64L * 1024 * 1024, page => page.Bytes);
}
