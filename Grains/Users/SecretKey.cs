using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace GasOrleans.Users;

/// <summary>Keys that stand in links: 256 random bits, compared in constant time.</summary>
internal static class SecretKey
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    public static bool AreEqual(string one, string other)
        => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
