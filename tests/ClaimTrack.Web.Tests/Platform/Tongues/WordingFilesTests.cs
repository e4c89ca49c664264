using System.Text.RegularExpressions;
using System.Xml.Linq;
using ClaimTrack.Domain;
using ClaimTrack.Web.Platform.Tongues;
using ClaimTrack.Web.Public;
using ClaimTrack.Web.Public.About;

namespace ClaimTrack.Web.Tests.Platform.Tongues;

/// <summary>The files that translators edit: whole, without leftovers, and with the same places as the English sentences.</summary>
public sealed partial class WordingFilesTests
{
    /// <summary>The languages that have a file.</summary>
    public static TheoryData<string> Tongues => new(SiteTongues.All.Where(t => t != SiteTongues.Default));

    static readonly string Source = Repository();

    // What views say by a name that the code holds.
    static IEnumerable<string> Named =>
    [
        .. Enum.GetValues<CorrectionKind>().Select(Words.Of),
        .. Enum.GetValues<TipDecline>().Select(Words.Of),
        .. Enum.GetValues<SourceKind>().Select(Words.Of),
        .. Comparison.Names,
        .. RatingScale.Default().Ratings.SelectMany(r => new[] { r.Label, r.Definition }),
        .. Enum.GetValues<PageKind>().Select(PageAddress.Heading),
    ];

    [Theory, MemberData(nameof(Tongues))]
    public void Every_sentence_that_readers_see_is_there(string tongue) => Assert.Empty(Said().Concat(Named).Except(File(tongue).Keys));

    [Theory, MemberData(nameof(Tongues))]
    public void Nothing_is_translated_that_nobody_says(string tongue) => Assert.Empty(File(tongue).Keys.Except(Said().Concat(Named).Concat(Literals())));

    [Theory, MemberData(nameof(Tongues))]
    public void Translations_have_the_same_places(string tongue)
    {
        foreach (var (english, other) in File(tongue)) Assert.Equal(Message.Read(english).Names.Order(), Message.Read(other).Names.Order());
    }

    [Theory, MemberData(nameof(Tongues))]
    public void No_translation_is_empty(string tongue) => Assert.DoesNotContain(File(tongue), pair => string.IsNullOrWhiteSpace(pair.Value));

    static Dictionary<string, string> File(string tongue) => XDocument.Load(Path.Combine(Source, "Platform", "Tongues", $"Wording.{tongue}.resx")).Root!.Elements("data")
        .ToDictionary(d => (string)d.Attribute("name")!, d => (string)d.Element("value")!);

    // T["…"] in views, wording["…"] in code.
    static IEnumerable<string> Said() => Texts().SelectMany(text => Sentence().Matches(text)).Select(m => Unescaped(m.Groups["text"].Value)).Distinct();

    static IEnumerable<string> Literals() => Texts().SelectMany(text => Literal().Matches(text)).Select(m => Unescaped(m.Groups["text"].Value));

    static IEnumerable<string> Texts() => new[] { "Public", "Platform", "Features", "Background" }
        .SelectMany(room => Directory.EnumerateFiles(Path.Combine(Source, room), "*.cs*", SearchOption.AllDirectories)).Select(System.IO.File.ReadAllText);

    static string Unescaped(string literal) => literal.Replace("\\\"", "\"").Replace("\\\\", "\\");

    static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "ClaimTrack.sln"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, "src", "ClaimTrack.Web");
    }

    [GeneratedRegex(""" \bT\["(?<text>(?:[^"\\]|\\.)*)"|\b[wW]ording\["(?<text>(?:[^"\\]|\\.)*)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Sentence();

    [GeneratedRegex("\"(?<text>(?:[^\"\\\\\\n]|\\\\.)*)\"")]
    private static partial Regex Literal();
}
