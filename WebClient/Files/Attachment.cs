using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace GasOrleans.WebClient.Files;

/// <summary>The header that has a browser save a file, whatever the file's name is.</summary>
internal static class Attachment
{
    public static string Of(string fileName)
    {
        var header = new ContentDispositionHeaderValue("attachment");
        header.SetHttpFileName(string.Concat(fileName.Select(Safe)));
        return header.ToString();
    }

    // No folders, no control characters, and none of the invisible marks that show a name backwards.
    private static char Safe(char c) => c is '/' or '\\' || CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        ? '_' : c;
}
