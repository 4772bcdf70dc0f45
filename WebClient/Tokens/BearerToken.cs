using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using GasOrleans.Users;

namespace GasOrleans.WebClient.Tokens;

/// <summary>A token as scripts show it: <c>gas_{person}.{secret}</c>. The person's id says who is asked about it; the secret has 256 random bits and stays here.</summary>
internal sealed class BearerToken
{
    private const string Mark = "gas_";
    private const int SecretBytes = 32;

    private readonly string secret;

    private BearerToken(UserId user, string secret) => (User, this.secret) = (user, secret);

    public UserId User { get; }

    /// <summary>What is told to the cluster, and kept there, instead of the secret.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public static BearerToken New(UserId user) => new(user, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)));

    public static bool TryParse(string? text, [NotNullWhen(true)] out BearerToken? token)
    {
        token = null;
        var dot = text?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        if (dot < 0 || !text!.StartsWith(Mark, StringComparison.Ordinal) || !UserId.TryParse(text[Mark.Length..dot], null, out var user)
            || !Base64Url.IsValid(text.AsSpan(dot + 1), out var bytes) || bytes != SecretBytes)
        {
            return false;
        }

        token = new(user, text[(dot + 1)..]);
        return true;
    }

    /// <summary>All of it: to be shown once, and never to be logged.</summary>
    public string Reveal() => $"{Mark}{User}.{secret}";
}
