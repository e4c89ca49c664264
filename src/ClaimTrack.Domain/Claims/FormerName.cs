namespace ClaimTrack.Domain;

/// <summary>A name that a topic or a claimant had once. Readers' links under it lead to the name that it has now, unless another
/// one bears it by then.</summary>
public sealed class FormerName
{
    FormerName() { Name = Slug = ""; }

    internal FormerName(string name, string slug)
    {
        Name = name;
        Slug = slug;
    }

    /// <summary>Identity in the database.</summary>
    public int Id { get; private set; }

    /// <summary>The topic that had it; null where a claimant did.</summary>
    public Topic? Topic { get; private set; }

    /// <summary>The claimant that had it; null where a topic did.</summary>
    public Claimant? Claimant { get; private set; }

    /// <summary>The name.</summary>
    public string Name { get; private set; }

    /// <summary>The part of an address that it had.</summary>
    public string Slug { get; private set; }
}
