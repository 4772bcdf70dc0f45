namespace GasOrleans.Aws.Local.SignIn;

/// <summary>The one application that people sign in to.</summary>
internal sealed record SignInClient(string Id, string Secret, IReadOnlyList<Uri> Redirects)
{
    public override string ToString() => Id;
}
