namespace GasOrleans.Aws.Local.SignIn;

/// <summary>A person who can sign in without a password.</summary>
public sealed record LocalUser(string Subject, string Name, string Email, string Organization)
{
    /// <summary>On the free plan.</summary>
    public static LocalUser Ada { get; } = new("5f8a1c52-0d6e-4b5e-9a37-3f1f6b1f0a01", "Ada Free", "ada@example.org", "University of Somewhere");

    /// <summary>On the free plan too.</summary>
    public static LocalUser Ben { get; } = new("7c1de0a4-93b5-4f0f-8a6c-b2d1c8e4ba02", "Ben Free", "ben@example.org", "Institute of Elsewhere");

    /// <summary>On the premium plan, by the silo's configuration.</summary>
    public static LocalUser Grace { get; } = new("c4b7f2d9-6a18-4e3b-b0c5-9d2e7a5f6c03", "Grace Premium", "grace@example.org", "University of Somewhere");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<LocalUser> All { get; } = [Ada, Ben, Grace];
}
