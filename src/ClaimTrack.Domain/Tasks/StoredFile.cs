namespace ClaimTrack.Domain;

/// <summary>A file that somebody attached to a claim. It is only ever handed out as a download.</summary>
public sealed class StoredFile
{
    /// <summary>Longest name, in UTF-16 units.</summary>
    public const int NameMax = 200;

    /// <summary>Longest media type.</summary>
    public const int MediaTypeMax = 100;

    /// <summary>Largest file, in bytes.</summary>
    public const int BytesMax = 10 * 1024 * 1024;

    StoredFile() { Name = MediaType = ""; }

    /// <summary>Keeps a file.</summary>
    /// <param name="id">Its identity, made by the caller.</param>
    /// <param name="name">Its name as its owner calls it.</param>
    /// <param name="mediaType">What it says it is.</param>
    /// <param name="bytes">What is in it.</param>
    /// <param name="by">Who brings it.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RefusedException">The member may not, or it is empty or too large.</exception>
    public StoredFile(Guid id, string name, string mediaType, ReadOnlyMemory<byte> bytes, Member by, DateTimeOffset now)
    {
        if (!by.May(Permission.KeepTasks))
            throw new RefusedException(Rule.RoleTooLow, $"This needs the role {Permissions.LeastRole(Permission.KeepTasks).Say()}; you are {by.Role.Say()}.");
        if (bytes.Length is 0 or > BytesMax) throw new RefusedException(Rule.TaskIncomplete, $"Choose a file of at most {BytesMax / 1024 / 1024} MB.");
        Id = id;
        TeamId = by.TeamId;
        Name = Cut.End(name, NameMax); // with what tells its kind
        MediaType = mediaType.Length > MediaTypeMax ? "application/octet-stream" : mediaType;
        Bytes = bytes;
        ById = by.Id;
        At = now;
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>The team's identity.</summary>
    public int TeamId { get; private set; }

    /// <summary>Its name as its owner calls it.</summary>
    public string Name { get; private set; }

    /// <summary>What it says it is.</summary>
    public string MediaType { get; private set; }

    /// <summary>What is in it.</summary>
    public ReadOnlyMemory<byte> Bytes { get; private set; }

    /// <summary>The identity of whoever brought it.</summary>
    public int ById { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }
}
