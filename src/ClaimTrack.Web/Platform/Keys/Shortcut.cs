using ClaimTrack.Domain;

namespace ClaimTrack.Web.Platform.Keys;

/// <summary>Where a command holds.</summary>
public enum KeyPlace
{
    /// <summary>On every page of the workspace.</summary>
    Everywhere,

    /// <summary>Where there are cards, rows or lines.</summary>
    Lists,

    /// <summary>In the inbox, which is a list as well.</summary>
    Inbox,

    /// <summary>On the desk of a claim.</summary>
    Claim,

    /// <summary>In the reader of an article.</summary>
    Article,
}

/// <summary>Something that can be done by the keyboard. Elements of pages say <c>data-do="name"</c>; <c>keys.js</c> brings the two
/// together.</summary>
/// <param name="Place">Where it holds.</param>
/// <param name="Name">What elements and stored choices call it; it never changes.</param>
/// <param name="Words">What it does, for people.</param>
/// <param name="Keys">The keys it has from the start, as in <see cref="KeyText"/>.</param>
public sealed record Shortcut(KeyPlace Place, string Name, string Words, string Keys)
{
    /// <summary>Keys that lead there as well and that nobody can change.</summary>
    public string? Also { get; init; }

    /// <summary>Whether its keys are the same for everybody. They need a modifier, or hold only where something has the focus.</summary>
    public bool IsFixed { get; init; }

    /// <summary>The page that it leads to where no element of the present one does it, under the team's address.</summary>
    public string? Path { get; init; }

    /// <summary>What somebody must be allowed for it to lead there.</summary>
    public Permission Needs { get; init; } = Permission.ReadTeam;

    /// <summary>Everything that can be done by the keyboard.</summary>
    public static readonly IReadOnlyList<Shortcut> All =
    [
        new(KeyPlace.Everywhere, "palette", "Find or do anything", "Ctrl+K") { IsFixed = true },
        new(KeyPlace.Everywhere, "search", "Search on this page", "/"),
        new(KeyPlace.Everywhere, "help", "Keyboard shortcuts", "?"),
        new(KeyPlace.Everywhere, "go-inbox", "Go to the inbox", "g i") { Path = "inbox" },
        new(KeyPlace.Everywhere, "go-board", "Go to the board", "g b") { Path = "board" },
        new(KeyPlace.Everywhere, "go-queue", "Go to the review queue", "g r") { Path = "queue" },
        new(KeyPlace.Everywhere, "go-articles", "Go to the articles", "g a") { Path = "articles" },
        new(KeyPlace.Everywhere, "new-claim", "Write a new claim", "c") { Path = "claims/new", Needs = Permission.KeepClaims },
        new(KeyPlace.Everywhere, "submit", "Send the form you are in", "Ctrl+Enter") { IsFixed = true },
        new(KeyPlace.Everywhere, "close", "Close what is open", "Esc") { IsFixed = true },

        new(KeyPlace.Lists, "next", "Next row", "j"),
        new(KeyPlace.Lists, "previous", "Previous row", "k"),
        new(KeyPlace.Lists, "open", "Open it", "o") { Also = "Enter" },
        new(KeyPlace.Lists, "select", "Tick it, or not", "x"),
        new(KeyPlace.Lists, "select-range", "Tick everything from the last tick to here", "X"),
        new(KeyPlace.Lists, "assign", "Assign an owner", "a"),
        new(KeyPlace.Lists, "state", "Move to another state", "s"),
        new(KeyPlace.Lists, "topic", "Set the topic", "l"),
        new(KeyPlace.Lists, "due", "Set the due day", "d"),
        new(KeyPlace.Lists, "watch", "Watch", "w"),
        new(KeyPlace.Lists, "undo", "Undo what was just done", "z"),
        new(KeyPlace.Lists, "more", "More", "."),

        new(KeyPlace.Inbox, "done", "Done", "e"),
        new(KeyPlace.Inbox, "snooze", "Put off", "h"),
        new(KeyPlace.Inbox, "unread", "Mark as unread", "u"),
        new(KeyPlace.Inbox, "done-all", "Mark all as done", "E"),

        new(KeyPlace.Claim, "rate", "Choose a rating, with the focus among them", "1–8") { IsFixed = true },
        new(KeyPlace.Claim, "add-evidence", "Add evidence", "E"),
        new(KeyPlace.Claim, "comment", "Write a comment", "m"),
        new(KeyPlace.Claim, "reply", "Reply in the thread", "r"),
        new(KeyPlace.Claim, "next-thread", "Next thread", "n"),
        new(KeyPlace.Claim, "previous-thread", "Previous thread", "p"),
        new(KeyPlace.Claim, "resolve", "Resolve the thread", "y"),
        new(KeyPlace.Claim, "changes", "What changed since my last look", "v"),
        new(KeyPlace.Claim, "approve", "Approve; you are asked once more", "A"),
        new(KeyPlace.Claim, "ask-changes", "Ask for changes; you are asked which", "R"),

        new(KeyPlace.Article, "make-claim", "Make a claim of the selected words", "c"),
        new(KeyPlace.Article, "comment-words", "Comment on the selected words", "m"),
        new(KeyPlace.Article, "next-claim", "Next claim in the text", "]"),
        new(KeyPlace.Article, "previous-claim", "Previous claim in the text", "["),
    ];

    /// <summary>Those whose keys somebody can choose.</summary>
    public static IEnumerable<Shortcut> Changeable => All.Where(s => !s.IsFixed);

    /// <summary>What a place is called.</summary>
    public static string Say(KeyPlace place) => place switch
    {
        KeyPlace.Everywhere => "Everywhere",
        KeyPlace.Lists => "In lists and on the board",
        KeyPlace.Inbox => "In the inbox",
        KeyPlace.Claim => "On a claim",
        _ => "In an article",
    };

    /// <summary>The keys by which it holds, given those it has.</summary>
    internal IEnumerable<string> Held(string keys) => Name == "rate" ? Enumerable.Range(1, 8).Select(n => $"{n}") : IsFixed || keys.Length == 0 ? [] : [keys];

    /// <summary>Whether both can be meant on one page.</summary>
    internal static bool Meet(KeyPlace one, KeyPlace other) => one == KeyPlace.Everywhere || other == KeyPlace.Everywhere || IsOne(one, other);

    /// <summary>Whether two commands there would be equally near. What holds on one kind of page goes before what holds everywhere.</summary>
    internal static bool IsOne(KeyPlace one, KeyPlace other) => one == other || (one is KeyPlace.Lists or KeyPlace.Inbox && other is KeyPlace.Lists or KeyPlace.Inbox);
}
