namespace ClaimTrack.Web.Public.Kept;

/// <summary>A page that is made once for everybody and then served as it is, until something changes that readers can notice.
/// It depends on nothing but its address, the language, and what is published.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeptAttribute : Attribute;
