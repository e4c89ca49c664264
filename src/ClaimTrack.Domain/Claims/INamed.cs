namespace ClaimTrack.Domain;

/// <summary>A name that claims bear and that the team keeps: a topic or a claimant.</summary>
public interface INamed
{
    /// <summary>Identity in the database.</summary>
    int Id { get; }

    /// <summary>The name.</summary>
    string Name { get; }

    /// <summary>The form in which the name is looked up; unique in the team.</summary>
    string NameKey { get; }

    /// <summary>The identity of what it was merged into. Its name leads there from then on.</summary>
    int? MergedIntoId { get; }
}
