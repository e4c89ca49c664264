using System.Globalization;

namespace ClaimTrack.Text;

/// <summary>The rules for one ClaimReview.</summary>
sealed class ReviewRules
{
    const int ClaimMax = 300;
    const int ClaimAdvised = 75;

    readonly MarkupObject _review;
    readonly Uri? _address;
    readonly List<MarkupFinding> _findings = [];

    ReviewRules(MarkupObject review, Uri? address) => (_review, _address) = (review, address);

    /// <summary>What is wrong with it.</summary>
    public static IReadOnlyList<MarkupFinding> Check(MarkupObject review, bool hasContext, Uri? address)
    {
        var rules = new ReviewRules(review, address);
        if (!hasContext) rules.Error(review, "@context", "The block does not say whose words it uses.", "Write \"@context\": \"https://schema.org\".");
        rules.Rating();
        rules.Claimed();
        rules.Address();
        rules.Author();
        rules.Item();
        rules.Dates();
        return rules._findings;
    }

    void Claimed()
    {
        if (Text(_review, "claimReviewed") is not { } claim)
        {
            Error(_review["claimReviewed"] ?? _review, "claimReviewed", "The claim is missing.", "Give the claim in one line, as its claimant would state it.");
            return;
        }
        if (claim.Value.Length > ClaimMax)
            Error(claim, "claimReviewed", $"The claim has {claim.Value.Length} characters.", $"Give it in at most {ClaimMax}, better in {ClaimAdvised}.");
        else if (claim.Value.Length > ClaimAdvised)
            Warning(claim, "claimReviewed", $"The claim has {claim.Value.Length} characters and will be cut.", $"Give it in at most {ClaimAdvised}.");
        if (Word is { Length: > 0 } word && GivesAway(claim.Value, word))
            Error(claim, "claimReviewed", $"The claim ends with its rating, “{word}”.", "State the claim itself; the rating has a place of its own.");
    }

    void Rating()
    {
        if (_review["reviewRating"] is not MarkupObject rating)
        {
            Error(_review["reviewRating"] ?? _review, "reviewRating", "The rating is missing.", "Give a Rating with an alternateName.");
            return;
        }
        if (Word is { } word)
        {
            if (word.Contains(':') && word.Split(':')[0].Trim().ToUpperInvariant() is "RATING" or "VERDICT")
                Warning(rating["alternateName"]!, "reviewRating.alternateName", $"“{word}” begins with what it is.", "Give the word alone, such as “False”.");
        }
        else if (rating["alternateName"] is { } other)
            Error(other, "reviewRating.alternateName", "The rating's word is no text.", "Give one short text.");
        else
            Error(rating, "reviewRating.alternateName", "The rating has no word.", "Give a short word such as “Misleading”; numbers alone tell readers nothing.");
        Numbers(rating);
    }

    void Numbers(MarkupObject rating)
    {
        string[] names = ["worstRating", "ratingValue", "bestRating"];
        var given = names.Where(n => rating[n] is not null).ToList();
        if (given.Count == 0) return;
        Dictionary<string, double> numbers = new() { ["worstRating"] = 1, ["bestRating"] = 5 };
        foreach (var name in given)
        {
            if (Number(rating[name]!) is { } number) numbers[name] = number;
            else
            {
                Error(rating[name]!, $"reviewRating.{name}", "This is no number.", "Give a number, or leave all three out.");
                return;
            }
        }
        if (!numbers.TryGetValue("ratingValue", out var value))
            Error(rating, "reviewRating.ratingValue", $"There is {string.Join(" and ", given)}, and no ratingValue.", "Give all three numbers, or none.");
        else if (numbers["worstRating"] < 1)
            Error(rating[given[0]]!, "reviewRating.worstRating", "Numbers below 1 are read as dirt.", "Where a number makes no sense, leave all three out.");
        else if (numbers["worstRating"] >= numbers["bestRating"])
            Error(rating[given[0]]!, "reviewRating.bestRating", "The best number is not above the worst.", "Nearer to bestRating means truer.");
        else if (value < numbers["worstRating"] || value > numbers["bestRating"])
            Error(rating["ratingValue"]!, "reviewRating.ratingValue", string.Create(CultureInfo.InvariantCulture, $"{value} lies outside {numbers["worstRating"]} to {numbers["bestRating"]}."), "Without bestRating and worstRating the scale is read as 1 to 5.");
    }

    void Address()
    {
        if (Text(_review, "url") is not { } url)
            Error(_review["url"] ?? _review, "url", "The review does not say on which page it stands.", "Give the page's canonical address.");
        else if (Web(url.Value) is not { } address) Error(url, "url", $"“{url.Value}” is no whole web address.", "Give it with https:// in front.");
        else if (_address is not null && !IsOn(address, _address.Host))
            Error(url, "url", $"The review names a page on {address.Host}, and stands on {_address.Host}.", "Give the canonical address of this very page; redirects and short links are not followed.");
    }

    void Author()
    {
        if (_review.All("author") is not [_, ..] authors)
        {
            Warning(_review, "author", "Nobody signs the review.", "Give the publishing organisation with its name and address.");
            return;
        }
        foreach (var author in authors)
            if (author is not MarkupObject agent || (Text(agent, "name") is null && Text(agent, "url") is null))
                Error(author, "author", "The reviewer has neither a name nor an address.", "Give an Organization or Person with a name.");
    }

    void Item()
    {
        if (_review.All("itemReviewed").FirstOrDefault() is not MarkupObject item)
        {
            Warning(_review["itemReviewed"] ?? _review, "itemReviewed", "Nothing is said of who made the claim, when and where.", "Give a Claim with author, datePublished and firstAppearance or appearance.");
            return;
        }
        if (!item.Types.Contains("Claim"))
            Warning(item, "itemReviewed.@type", "What is reviewed is no Claim.", "Write \"@type\": \"Claim\"; “CreativeWork” is an older way.");
        if (item["name"] is { } name)
            Warning(name, "itemReviewed.name", "A claim's name is read as the place where it was made.", "Put the words of the claim into text.");
        if (item.All("author") is not [_, ..] claimants)
            Warning(item, "itemReviewed.author", "The claimant is not named.", "Name who made the claim, if it can be attributed.");
        else
            foreach (var claimant in claimants)
                if (claimant is not MarkupObject agent || Text(agent, "name") is null)
                    Error(claimant, "itemReviewed.author.name", "The claimant has no name.", "Give the name, or leave the author out.");
        Appearances(item);
    }

    void Appearances(MarkupObject item)
    {
        var places = item.All("firstAppearance").Concat(item.All("appearance")).ToList();
        if (places.Count == 0)
            Warning(item, "itemReviewed.appearance", "Nothing says where the claim was made.", "Give firstAppearance or appearance.");
        foreach (var place in places)
        {
            var url = place as MarkupText ?? (place as MarkupObject is { } work ? Text(work, "url") ?? Text(work, "@id") : null);
            if (url is null) continue;
            if (url.Value.Split("http", StringSplitOptions.None).Length > 2 && url.Value.Any(c => c is ',' or ' '))
                Error(url, "itemReviewed.appearance", "Several addresses stand in one text.", "Give a list with one address each.");
            else if (Web(url.Value) is not { } address)
                Error(url, "itemReviewed.appearance", $"“{url.Value}” is no whole web address.", "Give it with https:// in front.");
            else if ((_address?.Host ?? Web(Text(_review, "url")?.Value)?.Host) is { } own && IsOn(address, own))
                Warning(url, "itemReviewed.appearance", "The claim is said to come from this very site.", "Give the place outside where it was made.");
        }
    }

    void Dates()
    {
        var reviewed = Day(_review, "datePublished", "datePublished");
        if (_review["datePublished"] is null)
            Warning(_review, "datePublished", "Nothing says when the review came out.", "Give the date as in 2026-03-14T09:00:00+01:00.");
        Day(_review, "dateModified", "dateModified");
        if (_review.All("itemReviewed").FirstOrDefault() is MarkupObject item && Day(item, "datePublished", "itemReviewed.datePublished") is { } claimed && reviewed is { } day && claimed > day)
            Warning(item["datePublished"]!, "itemReviewed.datePublished", "The claim is younger than its review.", "Give the day on which the claim was made.");
    }

    DateOnly? Day(MarkupObject of, string name, string rule)
    {
        if (of[name] is not { } node) return null;
        string[] formats = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];
        if (node is MarkupText text && DateTimeOffset.TryParseExact(text.Value, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) return DateOnly.FromDateTime(at.UtcDateTime);
        Error(node, rule, "This is no date in the form of ISO 8601.", "Write it like 2026-03-14 or 2026-03-14T09:00:00+01:00.");
        return null;
    }

    string? Word => _review["reviewRating"] is MarkupObject rating ? Text(rating, "alternateName")?.Value.Trim() : null;

    // "X is false": the word at the end, alone.
    static bool GivesAway(string claim, string word)
    {
        var bare = claim.TrimEnd('.', '!', '?', '"', '”', '»', ')', ' ');
        return bare.EndsWith(word, StringComparison.OrdinalIgnoreCase) && (bare.Length == word.Length || !char.IsLetterOrDigit(bare[^(word.Length + 1)]));
    }

    static MarkupText? Text(MarkupObject of, string name) => of[name] is MarkupText { Value: var value } text && !string.IsNullOrWhiteSpace(value) ? text : null;

    static double? Number(MarkupNode node) =>
        double.TryParse(node is MarkupNumber number ? number.Written : (node as MarkupText)?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    static Uri? Web(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;

    static bool IsOn(Uri address, string host) => IsWithin(address.Host, host) || IsWithin(host, address.Host);

    static bool IsWithin(string host, string domain) =>
        host.Equals(domain, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase);

    void Error(MarkupNode at, string rule, string sentence, string remedy) => _findings.Add(new(at.Line, MarkupSeverity.Error, rule, sentence, remedy));

    void Warning(MarkupNode at, string rule, string sentence, string remedy) => _findings.Add(new(at.Line, MarkupSeverity.Warning, rule, sentence, remedy));
}
