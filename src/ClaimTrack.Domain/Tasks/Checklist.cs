using System.Globalization;

namespace ClaimTrack.Domain;

/// <summary>What a task's answer is.</summary>
public enum TaskKind
{
    /// <summary>Words.</summary>
    Text,
    /// <summary>Yes or no.</summary>
    YesNo,
    /// <summary>One of the choices that the task names.</summary>
    Choice,
    /// <summary>A day.</summary>
    Date,
    /// <summary>A web address.</summary>
    Link,
    /// <summary>A file.</summary>
    File,
}

/// <summary>What waits for a task.</summary>
public enum TaskNeed
{
    /// <summary>Nothing.</summary>
    Nothing,
    /// <summary>Review cannot be asked for before it is done.</summary>
    Review,
    /// <summary>Nothing is published before it is done.</summary>
    Publication,
}

/// <summary>What is to be done.</summary>
public sealed record TaskFacts
{
    /// <summary>Longest label.</summary>
    public const int LabelMax = 200;

    /// <summary>The most choices.</summary>
    public const int ChoicesMax = 12;

    /// <summary>Longest choice.</summary>
    public const int ChoiceMax = 80;

    /// <summary>What is to be done, as a sentence or question.</summary>
    public string Label { get; init; } = "";

    /// <summary>What the answer is.</summary>
    public TaskKind Kind { get; init; }

    /// <summary>The choices, where it is one.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>What waits for it.</summary>
    public TaskNeed Need { get; init; }

    internal void Demand()
    {
        if (string.IsNullOrWhiteSpace(Label)) throw new RefusedException(Rule.TaskIncomplete, "Say what is to be done.");
        if (Kind == TaskKind.Choice && Choices.Count is < 2 or > ChoicesMax)
            throw new RefusedException(Rule.TaskIncomplete, $"A choice needs 2 to {ChoicesMax} choices, one on each line.");
    }

    /// <summary>Why an answer does not fit; null if it does.</summary>
    /// <param name="answer">Words, <c>Yes</c> or <c>No</c>, a choice, a day as <c>2026-03-02</c>, an address, or a file's name.</param>
    public string? WhyNot(string? answer) => (Kind, answer) switch
    {
        (_, null or "") => "Give an answer first.",
        (_, { Length: > ClaimTask.AnswerMax }) => $"At most {ClaimTask.AnswerMax} characters.",
        (TaskKind.YesNo, not ("Yes" or "No")) => "Answer yes or no.",
        (TaskKind.Choice, { } choice) when !Choices.Contains(choice) => "Choose one of the answers.",
        (TaskKind.Date, { } day) when !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => "Give a day.",
        (TaskKind.Link, { } link) when !(Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") => "Give a whole address, beginning with https://.",
        _ => null,
    };
}

/// <summary>One line of a team's checklist. Every claim that is accepted gets a task for each line that stands then.</summary>
public sealed class ChecklistItem
{
    ChecklistItem() { Facts = new(); }

    internal ChecklistItem(int position, TaskFacts facts)
    {
        Position = position;
        Facts = facts;
    }

    /// <summary>Identity in the database.</summary>
    public int Id { get; private set; }

    /// <summary>The team's identity.</summary>
    public int TeamId { get; private set; }

    /// <summary>Its place in the list, counted from 1.</summary>
    public int Position { get; internal set; }

    /// <summary>What is to be done.</summary>
    public TaskFacts Facts { get; internal set; }

    /// <summary>When it was taken off the list; claims keep the tasks they have.</summary>
    public DateTimeOffset? RetiredAt { get; internal set; }
}

/// <summary>One task of a claim.</summary>
public sealed class ClaimTask
{
    /// <summary>Longest answer, in UTF-16 units.</summary>
    public const int AnswerMax = 4000;

    ClaimTask() { Facts = new(); AddedBy = null!; }

    internal ClaimTask(int position, TaskFacts facts, ChecklistItem? item, Member by, DateTimeOffset now)
    {
        Position = position;
        Facts = facts;
        Item = item;
        AddedBy = by;
        AddedAt = now;
    }

    /// <summary>Identity in the database.</summary>
    public int Id { get; private set; }

    /// <summary>The claim's identity.</summary>
    public int ClaimId { get; private set; }

    /// <summary>Its place in the list, counted from 1.</summary>
    public int Position { get; private set; }

    /// <summary>What is to be done.</summary>
    public TaskFacts Facts { get; private set; }

    /// <summary>The identity of the checklist's line that it came from.</summary>
    public int? ItemId { get; private set; }

    /// <summary>The checklist's line that it came from; null if somebody added it to this claim alone.</summary>
    public ChecklistItem? Item { get; private set; }

    /// <summary>The identity of whoever brought it.</summary>
    public int AddedById { get; private set; }

    /// <summary>Who brought it.</summary>
    public Member AddedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>The identity of whoever is to do it.</summary>
    public int? AssigneeId { get; internal set; }

    /// <summary>Who is to do it.</summary>
    public Member? Assignee { get; internal set; }

    /// <summary>Until when.</summary>
    public DateOnly? DueOn { get; internal set; }

    /// <summary>The answer; null while it is not done.</summary>
    public string? Answer { get; internal set; }

    /// <summary>The identity of the file, where the answer is one.</summary>
    public Guid? FileId { get; internal set; }

    /// <summary>The identity of whoever did it.</summary>
    public int? DoneById { get; internal set; }

    /// <summary>Who did it.</summary>
    public Member? DoneBy { get; internal set; }

    /// <summary>When.</summary>
    public DateTimeOffset? DoneAt { get; internal set; }

    /// <summary>When it was removed.</summary>
    public DateTimeOffset? RemovedAt { get; internal set; }

    /// <summary>Whether it is done.</summary>
    public bool IsDone => DoneAt is not null;

    /// <summary>Why <paramref name="by"/> may not remove it from its claim; null if only the workflow can refuse.</summary>
    public Refusal? WhyNotRemove(Member by) =>
        (Item is not null || ItemId is not null) && Facts.Need != TaskNeed.Nothing && !by.May(Permission.WaiveTasks)
            ? new(Rule.RoleTooLow, $"The team’s checklist asks for this. Only the role {Permissions.LeastRole(Permission.WaiveTasks).Say()} can waive it.") : null;
}
