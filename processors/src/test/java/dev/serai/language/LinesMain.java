package dev.serai.language;

class LinesMain {
    public static void main(String[] a) {
        for (String f : a) {
            int right = 0, n = 0;
            for (ExpectedLines l : ExpectedLines.of(f)) {
                Understood u = Understanding.of(l.text(), Shop.CONTEXT);
                n++;
                if (l.isRight(u)) right++;
                else
                    System.out.println((l.isWrongChange(u) ? "!!! " : "") + l.text() + "   => "
                            + ExpectedLines.written(u) + "   (want " + l.expected() + ")");
            }
            System.out.println(f + " " + right + "/" + n);
        }
    }
}
